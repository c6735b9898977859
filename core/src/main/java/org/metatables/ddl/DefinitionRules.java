package org.metatables.ddl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.StorableText;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/**
 * What a definition must keep to, so that a table can be made of it: names that PostgreSQL stores whole, texts without the
 * character with code zero, and SQL that stays in its place. All that needs a look at the database is for PostgreSQL to say.
 */
public final class DefinitionRules {

    /** PostgreSQL allows so many columns in a table. */
    public static final int MOST_COLUMNS = 1_600;

    private final TableDefinition table;
    private final List<String> faults = new ArrayList<>();

    /** In bytes: the catalog has indexes over such names, and PostgreSQL bounds what an index holds. */
    private static final int LONGEST_LOGICAL_NAME = 1_000;

    private DefinitionRules(TableDefinition table) {
        this.table = table;
    }

    /** Every fault as a sentence that begins with its place, such as {@code column "region": ...}; empty where there is none. */
    public static List<String> faults(TableDefinition table) {
        DefinitionRules rules = new DefinitionRules(table);
        rules.checkTable();
        table.columns().forEach(rules::checkColumn);
        rules.checkConstraints();
        rules.checkSurroundings();
        return List.copyOf(rules.faults);
    }

    /** What is wrong with a name, as an English sentence; empty where PostgreSQL can store it. */
    public static Optional<String> faultOfName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isBlank()) {
            return Optional.of("The name is blank.");
        }
        if (bytes > Identifiers.MAX_LENGTH) {
            return Optional.of(
                    "The name has " + bytes + " bytes, and PostgreSQL keeps " + Identifiers.MAX_LENGTH + ".");
        }
        return faultOfText(name);
    }

    /** What is wrong with a name that only the catalog knows, such as a label, as an English sentence; empty where it can be kept. */
    public static Optional<String> faultOfLogicalName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LONGEST_LOGICAL_NAME
                ? Optional.of("It has " + bytes + " bytes, and the catalog keeps " + LONGEST_LOGICAL_NAME + ".")
                : faultOfText(name);
    }

    /** What is wrong with a text, as an English sentence; empty where PostgreSQL can store it. */
    public static Optional<String> faultOfText(String text) {
        return StorableText.fault(text).map(fault -> "It " + fault + ", which PostgreSQL cannot store.");
    }

    private void checkTable() {
        physicalName("table", table.name());
        if (table.columns().size() > MOST_COLUMNS) {
            faults.add(
                    "columns: There are " + table.columns().size() + ", and PostgreSQL allows " + MOST_COLUMNS + ".");
        }
        logicalName("namespace", table.namespace());
        table.identifier().ifPresent(identifier -> logicalName("identifier", identifier));
        text("description", table.description());
        text("comment", table.comment());
        table.labels().forEach(label -> logicalName("labels", label));
    }

    private void checkColumn(ColumnDefinition column) {
        String place = "column " + PhysicalName.quote(printable(column.name()));
        name(place, column.name());
        text(place + ", comment", column.comment());
        text(place + ", description", column.description());
        text(place + ", label", column.label());
        text(place + ", logical name", column.logicalName());
        sql(place + ", type", column.type().sqlType(), SqlFragment::faultOfType);
        if (column.value() instanceof ColumnValue.Default value) {
            expression(place + ", default", value.expression());
        } else if (column.value() instanceof ColumnValue.Generated value) {
            expression(place + ", generated", value.expression());
        }
    }

    private void checkConstraints() {
        names("primary key", table.primaryKey().stream().toList(), PrimaryKey::name);
        names("unique constraint", table.uniques(), unique -> unique.name());
        names("index", table.indexes(), Index::name);
        names("foreign key", table.foreignKeys(), ForeignKey::name);
        names("check", table.checks(), check -> check.name());
        table.foreignKeys().forEach(key -> physicalName("foreign key, target", key.target()));
        table.checks().forEach(check -> expression("check", check.expression()));
        for (Index index : table.indexes()) {
            index.predicate().ifPresent(condition -> expression("index, condition", condition));
            index.parts().stream()
                    .filter(Index.Part::expression)
                    .forEach(part -> expression("index, expression", part.text()));
        }
    }

    private void checkSurroundings() {
        table.sequences().forEach(sequence -> {
            physicalName("sequence", sequence.name());
            if (sequence.increment() == 0) {
                faults.add("sequence " + sequence.name() + ": It cannot go by steps of zero.");
            }
        });
        table.enumTypes().forEach(type -> {
            physicalName("enum type", type.name());
            type.labels().forEach(label -> name("enum type " + type.name() + ", label", label));
        });
    }

    private void physicalName(String place, PhysicalName name) {
        name(place + ", schema", name.schema());
        name(place, name.table());
    }

    private <T> void names(String place, Collection<T> parts, Function<T, Optional<String>> nameOf) {
        parts.forEach(part -> nameOf.apply(part).ifPresent(name -> name(place, name)));
    }

    private void name(String place, String name) {
        faultOfName(name).ifPresent(fault -> faults.add(place + ": " + fault));
    }

    private void logicalName(String place, String name) {
        faultOfLogicalName(name).ifPresent(fault -> faults.add(place + ": " + fault));
    }

    private void text(String place, Optional<String> text) {
        text.flatMap(DefinitionRules::faultOfText).ifPresent(fault -> faults.add(place + ": " + fault));
    }

    private void expression(String place, String expression) {
        sql(place, expression, SqlFragment::faultOfExpression);
    }

    private void sql(String place, String sql, Function<String, Optional<String>> rule) {
        faultOfText(sql)
                .ifPresentOrElse(
                        fault -> faults.add(place + ": " + fault),
                        () -> rule.apply(sql).ifPresent(fault -> faults.add(place + ": The SQL text " + fault + ".")));
    }

    private static String printable(String name) {
        return name.replace('\0', '?');
    }
}
