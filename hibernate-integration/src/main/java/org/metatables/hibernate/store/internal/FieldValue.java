package org.metatables.hibernate.store.internal;

import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.annotations.SimpleTable;
import org.metatables.hibernate.store.MissingParentException;

/** Values of attributes as filters and columns have them. */
public final class FieldValue {

    private FieldValue() {}

    /** As a filter compares with it: what JSON and {@code java.time} have as it is, all else as Hibernate writes it. */
    public static Object wire(Object value, JavaType<?> type) {
        boolean plain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Temporal
                || value instanceof UUID;
        return plain ? value : text(value, type);
    }

    // The value is of the type: the metamodel says so.
    @SuppressWarnings("unchecked")
    private static String text(Object value, JavaType<?> type) {
        return ((JavaType<Object>) type).toString(value);
    }

    /**
     * The id of a row that another one refers to. An association that is not loaded is not loaded for it.
     *
     * @param place the attribute, for messages
     * @throws MissingParentException if the row has none
     */
    public static Long id(Object row, String place) {
        Optional<LazyInitializer> proxy = Optional.ofNullable(HibernateProxy.extractLazyInitializer(row));
        @Nullable Object id = proxy.isPresent() ? proxy.get().getIdentifier() : ((SimpleTable) row).getId();
        if (id == null) {
            throw new MissingParentException(
                    Problem.of("A row refers to a " + row.getClass().getSimpleName() + " that has no id.")
                            .at("attribute " + place)
                            .remedy("Insert that one first, and refer to what the insert gives back."));
        }
        return (Long) id;
    }
}
