package org.metatables.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tables to ask for: those that meet every condition.
 *
 * <pre>{@code
 * CatalogFilter.builder().namespace("billing").label("daily").status(ACTIVE).build()
 * }</pre>
 *
 * @param conditions the conditions, each once; none lets every table through
 */
public record CatalogFilter(List<FilterCondition> conditions) {

    public CatalogFilter {
        conditions = List.copyOf(new LinkedHashSet<>(conditions));
    }

    /** Every table. */
    public static CatalogFilter all() {
        return new CatalogFilter(List.of());
    }

    /** A filter to add conditions to. */
    public static CatalogFilterBuilder builder() {
        return new CatalogFilterBuilder();
    }

    /**
     * The filter that query parameters describe: {@code namespace=billing}, {@code physical_schema__in=a,b},
     * {@code namespace__isnull=false}. Values are trimmed; a parameter without a value (null) does not filter; what {@code __in}
     * compares with is separated by commas.
     *
     * @throws InvalidFilterException if a name is unknown, or a value blank or not one that the filter can have
     */
    public static CatalogFilter ofParameters(Map<String, @Nullable String> parameters) {
        return new CatalogFilter(FilterParameters.conditions(parameters));
    }
}
