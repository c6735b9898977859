package org.metatables.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.internal.json.JsonWriter;

/**
 * A request for rows of a table.
 *
 * <p>Joined tables constrain what is given and add nothing to it: each row of the table is given once.
 *
 * @param storageHash which table is asked
 * @param joins tables that the filter may name, each by a name of its own
 * @param filter which rows; empty for all
 * @param order by which fields of the table they are ordered, the first one counting most; an extension of the wire form
 * @param limit how many rows at most, from 1 to {@value #MAX_LIMIT}
 * @param offset how many rows to leave out first, from 0
 */
public record FilterRequest(
        String storageHash,
        List<FilterJoin> joins,
        Optional<Filter> filter,
        List<FieldOrder> order,
        int limit,
        long offset) {

    /** The most rows that one request can ask for. */
    public static final int MAX_LIMIT = 500;

    /** How many rows are asked for unless the request says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** @throws InvalidFilterException if a bound is broken, two joins have one name, or the filter names a join that is not there */
    public FilterRequest {
        joins = List.copyOf(joins);
        order = List.copyOf(order);
        if (storageHash.isBlank()) {
            throw invalid("The request does not say which table is asked.", "Give it the storage hash of the table.");
        }
        limit(limit);
        if (offset < 0) {
            throw invalid("The offset is negative.", "Begin with 0.");
        }
        Set<String> names = new HashSet<>();
        for (FilterJoin join : joins) {
            if (!names.add(join.name())) {
                throw invalid("Two joins have the name " + join.name() + ".", "Give each a name of its own.");
            }
        }
        filter.ifPresent(all -> all.conditions().forEach(condition -> requireJoin(condition.field(), names)));
        order.forEach(key -> requireOwn(key.field()));
    }

    /** A request for the first {@value #DEFAULT_LIMIT} rows of a table. */
    public static FilterRequest of(String storageHash) {
        return new FilterRequest(storageHash, List.of(), Optional.empty(), List.of(), DEFAULT_LIMIT, 0);
    }

    /**
     * Reads the wire form.
     *
     * @throws InvalidFilterException with every fault and its place
     */
    public static FilterRequest fromJson(String json) {
        return FilterJson.readRequest(json);
    }

    /** The wire form, on one line. */
    public String toJson() {
        return JsonWriter.compact(FilterJson.write(this));
    }

    static int limit(long limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid(
                    "A request asks for " + limit + " rows.",
                    "Ask for 1 to " + MAX_LIMIT + ", and for the rest with an offset.");
        }
        return (int) limit;
    }

    private static void requireJoin(FieldName field, Set<String> joins) {
        field.alias().filter(alias -> !joins.contains(alias)).ifPresent(alias -> {
            throw invalid(
                    "The filter names " + field + ", but the request has no join of that name.",
                    joins.isEmpty() ? "Add the join." : "Add the join; there are " + String.join(", ", joins) + ".");
        });
    }

    private static void requireOwn(FieldName field) {
        if (field.alias().isPresent()) {
            throw invalid(
                    "The rows cannot be ordered by " + field + ", a field of a joined table.",
                    "Order them by fields of the table that is asked.");
        }
    }

    private static InvalidFilterException invalid(String summary, String remedy) {
        return new InvalidFilterException(Problem.of(summary).remedy(remedy));
    }
}
