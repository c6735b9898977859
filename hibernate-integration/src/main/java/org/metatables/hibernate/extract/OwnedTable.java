package org.metatables.hibernate.extract;

import java.util.Optional;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** A table of the database together with the part of the entity model that it belongs to. */
sealed interface OwnedTable {

    Table table();

    PersistentClass entity();

    /** The attribute, or for a secondary table its own name, that tells the table from that of the entity. */
    Optional<String> attribute();

    /** The entity's own table. */
    record Primary(PersistentClass entity) implements OwnedTable {

        @Override
        public Table table() {
            return entity.getTable();
        }

        @Override
        public Optional<String> attribute() {
            return Optional.empty();
        }
    }

    /**
     * A secondary table, or the join table of a reference to one entity.
     *
     * @param name the attribute of the reference, or the authored name of the secondary table
     */
    record Secondary(PersistentClass entity, Join join, String name) implements OwnedTable {

        @Override
        public Table table() {
            return join.getTable();
        }

        @Override
        public Optional<String> attribute() {
            return Optional.of(name);
        }
    }

    /**
     * The table of a collection of values, or the join table of a collection of entities.
     *
     * @param path the path of the attribute below the entity
     */
    record Plural(PersistentClass entity, Collection collection, String path) implements OwnedTable {

        @Override
        public Table table() {
            return collection.getCollectionTable();
        }

        @Override
        public Optional<String> attribute() {
            return Optional.of(path);
        }
    }
}
