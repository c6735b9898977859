package org.metatables.hibernate.store;

import jakarta.persistence.metamodel.SingularAttribute;
import org.metatables.annotations.SimpleTable;
import org.metatables.hibernate.store.internal.StoredTable;

/**
 * A joined table under the name that a query gave it: {@code TableAlias<Customer> customer = customers.as("customer")}. Immutable.
 *
 * @param <E> the entity
 */
public final class TableAlias<E extends SimpleTable> {

    private final String name;
    private final TableStore<E> store;

    TableAlias(String name, TableStore<E> store) {
        this.name = name;
        this.store = store;
    }

    /** A field of the joined table. */
    public <V> Field<V> field(SingularAttribute<? super E, V> attribute) {
        return store.field(name, attribute);
    }

    String name() {
        return name;
    }

    StoredTable table() {
        return store.table();
    }
}
