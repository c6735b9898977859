package org.metatables.hibernate.query.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, by position from 0. */
final class Arguments {

    private final @Nullable Object[] values;

    private Arguments(@Nullable Object[] values) {
        this.values = values;
    }

    static Arguments of(@Nullable Object @Nullable [] values) {
        return new Arguments(values == null ? new Object[0] : values);
    }

    int count() {
        return values.length;
    }

    @Nullable
    Object any(int position) {
        return values[position];
    }

    <T> T get(int position, Class<T> type) {
        return type.cast(Objects.requireNonNull(values[position]));
    }

    int number(int position) {
        return get(position, Integer.class);
    }

    /** Whether there is such an argument, of such a class. */
    boolean has(int position, Class<?> type) {
        return position < values.length && type.isInstance(values[position]);
    }
}
