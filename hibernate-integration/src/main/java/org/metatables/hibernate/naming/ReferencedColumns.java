package org.metatables.hibernate.naming;

import java.util.List;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** The columns that a foreign key refers to: Hibernate names them only where they are not the primary key. */
final class ReferencedColumns {

    private ReferencedColumns() {}

    static List<String> of(ImplicitForeignKeyNameSource source) {
        List<Identifier> explicit = source.getReferencedColumnNames();
        if (!explicit.isEmpty()) {
            return explicit.stream().map(Identifier::getText).toList();
        }
        Identifier target = source.getReferencedTableName();
        for (Namespace namespace :
                source.getBuildingContext().getMetadataCollector().getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                if (target.equals(table.getNameIdentifier()) && table.getPrimaryKey() != null) {
                    return table.getPrimaryKey().getColumns().stream()
                            .map(Column::getName)
                            .toList();
                }
            }
        }
        return List.of();
    }
}
