package org.metatables.catalog;

import java.util.List;
import java.util.Optional;
import org.metatables.internal.StorableText;

/**
 * One condition of a filter.
 *
 * @param field what is compared
 * @param lookup how; one that the field knows
 * @param values with what: one value, or any number for {@link Lookup#IN}; {@code true} or {@code false} for
 *     {@link Lookup#IS_NULL}
 */
public record FilterCondition(FilterField field, Lookup lookup, List<String> values) {

    /** The longest value, in characters: longer than any name that the catalog has. */
    public static final int MAX_LENGTH = 10_000;

    /** @throws InvalidFilterException if the field does not know the lookup, or a value does not fit */
    public FilterCondition {
        values = values.stream().map(String::strip).toList();
        if (!field.lookups().contains(lookup)) {
            throw InvalidFilterException.unknown(field.wireName() + lookup.suffix());
        }
        if (lookup != Lookup.IN && values.size() != 1) {
            throw InvalidFilterException.of(field.wireName() + lookup.suffix(), "takes one value");
        }
        for (String value : values) {
            fault(field, lookup, value).ifPresent(fault -> {
                throw InvalidFilterException.of(field.wireName() + lookup.suffix(), "has a value that " + fault);
            });
        }
    }

    private static Optional<String> fault(FilterField field, Lookup lookup, String value) {
        if (value.isEmpty()) {
            return Optional.of("is blank");
        }
        if (value.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        if (lookup == Lookup.IS_NULL) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("is neither true nor false");
        }
        return StorableText.fault(value).or(() -> field.fault(value));
    }
}
