package org.metatables.hibernate.extract;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.metatables.naming.PhysicalName;

/** Refuses two tables of the mapping that become one table of the database because their names are alike. */
final class NameCollisions {

    private final Metadata metadata;

    private NameCollisions(Metadata metadata) {
        this.metadata = metadata;
    }

    /** @throws org.metatables.definition.InvalidDefinitionException if two tables have one physical name */
    static void refuse(Metadata metadata, SqlNames names) {
        NameCollisions collisions = new NameCollisions(metadata);
        Map<PhysicalName, Table> seen = new HashMap<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                if (table.isPhysicalTable()) {
                    PhysicalName name = names.of(table);
                    Table twin = seen.putIfAbsent(name, table);
                    if (twin != null && twin != table) {
                        throw Place.of(collisions.ownerOf(table))
                                .invalid(
                                        "Two tables get the name " + name + ": that of " + collisions.ownerOf(twin)
                                                + " and that of " + collisions.ownerOf(table) + ".",
                                        "Name one of them differently: names that differ only in case, in special"
                                                + " characters or in the project's prefix are the same name.");
                    }
                }
            }
        }
    }

    private String ownerOf(Table table) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.getTable() == table || entity.getJoins().stream().anyMatch(join -> join.getTable() == table)) {
                return entity.getEntityName();
            }
        }
        for (Collection collection : metadata.getCollectionBindings()) {
            if (collection.getCollectionTable() == table) {
                return collection.getRole();
            }
        }
        return table.getName();
    }
}
