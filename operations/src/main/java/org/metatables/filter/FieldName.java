package org.metatables.filter;

import java.util.Optional;
import org.metatables.Problem;

/**
 * A field, as a filter or an order names it.
 *
 * @param alias the name of the join that it belongs to; empty for a field of the table that is asked
 * @param name its name there
 */
public record FieldName(Optional<String> alias, String name) {

    /** @throws InvalidFilterException if a part is blank or has a full stop in it */
    public FieldName {
        alias.ifPresent(FieldName::requirePart);
        requirePart(name);
    }

    /** A field of the table that is asked. */
    public static FieldName of(String name) {
        return new FieldName(Optional.empty(), name);
    }

    /** A field of a joined table. */
    public static FieldName of(String alias, String name) {
        return new FieldName(Optional.of(alias), name);
    }

    /**
     * Reads {@code region} or {@code customer.region}.
     *
     * @throws InvalidFilterException if the text is neither
     */
    public static FieldName parse(String text) {
        int stop = text.indexOf('.');
        return stop < 0 ? of(text) : of(text.substring(0, stop), text.substring(stop + 1));
    }

    @Override
    public String toString() {
        return alias.map(join -> join + "." + name).orElse(name);
    }

    private static void requirePart(String part) {
        if (part.isBlank() || part.indexOf('.') >= 0) {
            throw new InvalidFilterException(
                    Problem.of("The name of a field is blank, or has more than one full stop in it.")
                            .remedy("Write the field, or the name of a join, a full stop and the field."));
        }
    }
}
