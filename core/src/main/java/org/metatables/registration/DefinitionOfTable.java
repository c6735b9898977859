package org.metatables.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnType;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.NamedType;
import org.metatables.physical.PhysicalColumn;
import org.metatables.physical.PhysicalEnumType;
import org.metatables.physical.PhysicalForeignKey;
import org.metatables.physical.PhysicalIndex;
import org.metatables.physical.PhysicalTable;

/** The shape of a table that somebody else made, in the words of a definition, so that it has a contract and a fingerprint. */
final class DefinitionOfTable {

    private DefinitionOfTable() {}

    /** @param enumTypes the enum types that columns of the table have */
    static TableDefinition of(PhysicalTable table, Map<PhysicalName, PhysicalEnumType> enumTypes, Authoring authoring) {
        TableDefinitionBuilder definition =
                TableDefinition.builder(table.name(), table.name().schema(), authoring);
        table.columns().forEach(column -> definition.column(column(table, column, enumTypes)));
        table.primaryKey()
                .ifPresent(key -> definition.primaryKey(new PrimaryKey(Optional.of(key.name()), key.columns())));
        table.uniques().stream()
                .filter(key -> key.columns().size() > 1)
                .forEach(key -> definition.unique(new UniqueConstraint(Optional.of(key.name()), key.columns())));
        table.indexes().stream()
                .filter(index -> index.constraint().isEmpty())
                .forEach(index -> definition.index(index(index)));
        table.foreignKeys().forEach(key -> definition.foreignKey(foreignKey(key)));
        return definition.build();
    }

    private static ColumnDefinition column(
            PhysicalTable table, PhysicalColumn column, Map<PhysicalName, PhysicalEnumType> enumTypes) {
        ColumnDefinition definition = ColumnDefinition.of(column.name(), type(column, enumTypes));
        if (column.notNull()) {
            definition = definition.notNull();
        }
        if (isUnique(table, column.name())) {
            definition = definition.asUnique();
        }
        return column.defaultExpression().isPresent()
                ? definition.withValue(
                        new ColumnValue.Default(column.defaultExpression().get()))
                : definition;
    }

    private static ColumnType type(PhysicalColumn column, Map<PhysicalName, PhysicalEnumType> enumTypes) {
        return column.namedType()
                .filter(type -> type.kind() == NamedType.Kind.ENUM)
                .map(type -> enumTypes.get(type.name()))
                .filter(type -> !type.labels().isEmpty())
                .map(type -> DataTypes.ofEnumType(column.type(), type.labels()))
                .orElseGet(() -> DataTypes.ofSqlType(column.type()));
    }

    private static boolean isUnique(PhysicalTable table, String column) {
        return table.uniques().stream().anyMatch(key -> key.columns().equals(List.of(column)));
    }

    private static Index index(PhysicalIndex index) {
        return new Index(
                Optional.of(index.name()),
                index.parts().stream().map(DefinitionOfTable::part).toList(),
                index.unique(),
                index.method(),
                index.include(),
                index.predicate());
    }

    private static Index.Part part(PhysicalIndex.Part part) {
        boolean usual = part.nullsFirst() == part.descending();
        return new Index.Part(
                part.text(),
                part.expression(),
                part.descending(),
                usual ? Optional.empty() : Optional.of(part.nullsFirst() ? "first" : "last"));
    }

    private static ForeignKey foreignKey(PhysicalForeignKey key) {
        return new ForeignKey(
                Optional.of(key.name()),
                key.columns(),
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.deferrable(),
                key.initiallyDeferred());
    }
}
