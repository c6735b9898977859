package org.metatables.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How query parameters become conditions. */
final class FilterParameters {

    private FilterParameters() {}

    static List<FilterCondition> conditions(Map<String, @Nullable String> parameters) {
        List<FilterCondition> conditions = new ArrayList<>();
        parameters.forEach((name, value) -> {
            FilterField field = field(name);
            Lookup lookup = lookup(field, name);
            if (value != null) {
                conditions.add(new FilterCondition(field, lookup, values(lookup, value)));
            }
        });
        return conditions;
    }

    private static FilterField field(String parameter) {
        return Stream.of(FilterField.values())
                .filter(field -> field.lookups().stream().anyMatch(lookup -> isCalled(parameter, field, lookup)))
                .findFirst()
                .orElseThrow(() -> InvalidFilterException.unknown(parameter));
    }

    private static Lookup lookup(FilterField field, String parameter) {
        return field.lookups().stream()
                .filter(lookup -> isCalled(parameter, field, lookup))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCalled(String parameter, FilterField field, Lookup lookup) {
        return parameter.equals(field.wireName() + lookup.suffix());
    }

    private static List<String> values(Lookup lookup, String value) {
        return switch (lookup) {
            case IN -> List.of(value.split(",", -1));
            // Python clients write True and False.
            case IS_NULL -> List.of(value.toLowerCase(Locale.ROOT));
            case EXACT, CONTAINS -> List.of(value);
        };
    }
}
