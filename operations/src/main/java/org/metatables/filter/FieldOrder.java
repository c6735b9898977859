package org.metatables.filter;

/**
 * By which field rows are ordered. Values that are missing come last.
 *
 * @param field a field of the table that is asked
 * @param descending whether the greatest comes first
 */
public record FieldOrder(FieldName field, boolean descending) {

    /** The smallest first. */
    public static FieldOrder ascending(String field) {
        return new FieldOrder(FieldName.of(field), false);
    }

    /** The greatest first. */
    public static FieldOrder descending(String field) {
        return new FieldOrder(FieldName.of(field), true);
    }

    /**
     * Reads an order key: {@code name}, or {@code -name} for a descending order.
     *
     * @throws InvalidFilterException if the text is neither
     */
    public static FieldOrder parse(String key) {
        boolean descending = key.startsWith("-");
        return new FieldOrder(FieldName.parse(descending ? key.substring(1) : key), descending);
    }

    /** The order key on the wire. */
    public String key() {
        return (descending ? "-" : "") + field;
    }
}
