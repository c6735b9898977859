package org.metatables.hibernate.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.hibernate.naming.DeclaredNames;

/** The foreign keys of a table, also those to tables that are no MetaTables. */
final class ForeignKeyExtractor {

    private record Pair(String column, String target) {}

    private final SqlNames sqlNames;
    private final DeclaredNames names;

    ForeignKeyExtractor(SqlNames sqlNames, DeclaredNames names) {
        this.sqlNames = sqlNames;
        this.names = names;
    }

    List<ForeignKey> extract(Table table, List<String> columnOrder, Place place) {
        if (table.getForeignKeyCollection().isEmpty()) {
            return List.of();
        }
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
                .map(key -> extract(key, columnOrder, place))
                .sorted(Comparator.comparing((ForeignKey key) ->
                                columnOrder.indexOf(key.columns().get(0)))
                        .thenComparing(key -> String.join(",", key.columns()))
                        .thenComparing(ForeignKey::target))
                .distinct()
                .toList();
    }

    private ForeignKey extract(org.hibernate.mapping.ForeignKey key, List<String> columnOrder, Place place) {
        List<Column> targets = key.isReferenceToPrimaryKey()
                ? key.getReferencedTable().getPrimaryKey().getColumns()
                : key.getReferencedColumns();
        List<Pair> pairs = IntStream.range(0, key.getColumnSpan())
                .mapToObj(i -> new Pair(SqlNames.of(key.getColumn(i)), SqlNames.of(targets.get(i))))
                .sorted(Comparator.comparing(pair -> columnOrder.indexOf(pair.column())))
                .toList();
        ForeignKeyClauses clauses = key.getKeyDefinition() == null
                ? ForeignKeyClauses.parse(key.getOptions(), place)
                : ForeignKeyClauses.parseDefinition(key.getKeyDefinition(), place);
        return new ForeignKey(
                authored(key),
                pairs.stream().map(Pair::column).toList(),
                sqlNames.of(key.getReferencedTable()),
                pairs.stream().map(Pair::target).toList(),
                clauses.onDelete().orElseGet(() -> action(key.getOnDeleteAction())),
                clauses.onUpdate(),
                clauses.deferrable(),
                clauses.initiallyDeferred());
    }

    private Optional<String> authored(org.hibernate.mapping.ForeignKey key) {
        Identifier name = Identifier.toIdentifier(key.getName());
        return names.isGenerated(key.getTable().getName(), name.getText())
                ? Optional.empty()
                : Optional.of(SqlNames.stored(name));
    }

    private static Action action(@Nullable OnDeleteAction action) {
        return action == null ? Action.NO_ACTION : Action.valueOf(action.name());
    }
}
