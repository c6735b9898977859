package org.metatables.hibernate.query.internal;

import java.sql.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array on its way into a parameter, or out of a column. */
final class ArrayProxy extends JdbcProxy<Array> {

    private final String type;
    private final @Nullable Object[] elements;

    /** @param type the type of the elements, as SQL writes it */
    ArrayProxy(String type, @Nullable Object[] elements) {
        super(Array.class);
        this.type = type;
        this.elements = elements;
    }

    /** The array of a column: lists in lists are its dimensions. */
    static Array of(List<?> elements) {
        return new ArrayProxy("", nested(elements)).proxy();
    }

    private static @Nullable Object[] nested(List<?> elements) {
        return elements.stream()
                .map(element -> element instanceof List<?> inner ? nested(inner) : element)
                .toArray();
    }

    @Override
    @Nullable
    Object call(String method, Arguments arguments) {
        return switch (method) {
            case "getArray" -> elements;
            case "getBaseTypeName" -> type;
            case "free" -> null;
            default -> throw unexpected(method);
        };
    }
}
