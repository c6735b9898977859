package org.metatables.filter;

import java.util.List;
import java.util.stream.Stream;
import org.metatables.internal.json.JsonWriter;

/**
 * Which rows are asked for: a {@link Condition} on one field, or a {@link Group} of filters.
 *
 * <p>As in SQL, a comparison with a field that has no value is neither true nor false, and a row is given where the whole is true.
 */
public sealed interface Filter permits Condition, Group {

    /** How deep groups may stand in groups. */
    int MAX_DEPTH = 64;

    /** All of the filters. */
    static Filter and(List<? extends Filter> filters) {
        return new Group(Logic.AND, List.copyOf(filters));
    }

    /** At least one of the filters. */
    static Filter or(List<? extends Filter> filters) {
        return new Group(Logic.OR, List.copyOf(filters));
    }

    /**
     * Reads the wire form.
     *
     * @throws InvalidFilterException with every fault and its place if the text is not JSON, has an unknown key, or does not say
     *     what a filter has to
     */
    static Filter fromJson(String json) {
        return FilterJson.readFilter(json);
    }

    /** This one and the other one. */
    default Filter and(Filter other) {
        return and(List.of(this, other));
    }

    /** This one or the other one. */
    default Filter or(Filter other) {
        return or(List.of(this, other));
    }

    /** Not this one. The reference system has no such group: its wire form is an extension. */
    default Filter not() {
        return new Group(Logic.NOT, List.of(this));
    }

    /** All conditions in it. */
    Stream<Condition> conditions();

    /** How many groups stand in each other, this one included. */
    int depth();

    /** The wire form, on one line. */
    default String toJson() {
        return JsonWriter.compact(FilterJson.write(this));
    }
}
