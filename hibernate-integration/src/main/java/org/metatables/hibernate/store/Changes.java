package org.metatables.hibernate.store;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metatables.annotations.SimpleTable;

/**
 * New values for some attributes of a row; all others stay as they are. Immutable.
 *
 * <pre>{@code
 * customers.patch(7, Changes.of(Customer_.region, "EU").and(Customer_.note, null));
 * }</pre>
 *
 * @param <E> the entity
 */
public final class Changes<E extends SimpleTable> {

    private final Map<String, @Nullable Object> values;

    private Changes(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** One attribute gets a value; null takes it away. */
    public static <E extends SimpleTable, V> Changes<E> of(
            SingularAttribute<? super E, V> attribute, @Nullable V value) {
        return new Changes<E>(Map.of()).and(attribute, value);
    }

    /** Another attribute gets a value, too; the last value given counts. */
    public <V> Changes<E> and(SingularAttribute<? super E, V> attribute, @Nullable V value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(attribute.getName(), value);
        return new Changes<>(more);
    }

    /** By the names of the attributes. */
    Map<String, @Nullable Object> values() {
        return values;
    }
}
