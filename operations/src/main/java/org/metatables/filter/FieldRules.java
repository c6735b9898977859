package org.metatables.filter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.metatables.Problem;

/**
 * The fields of a table, and what callers may do with each.
 *
 * @param table the table, for messages
 * @param fields by their names, in the order of their declaration
 */
public record FieldRules(String table, Map<String, FieldOps> fields) {

    public FieldRules {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Accepts a field that a filter names.
     *
     * @throws UnknownFieldException if there is none of that name
     * @throws ForbiddenFieldException if it may not be filtered by
     */
    public void requireFilter(String field) {
        require(field, "filtered by", FieldOps::filter);
    }

    /**
     * Accepts a field that an order names.
     *
     * @throws UnknownFieldException if there is none of that name
     * @throws ForbiddenFieldException if it may not be ordered by
     */
    public void requireOrder(String field) {
        require(field, "ordered by", FieldOps::order);
    }

    /**
     * Accepts a field that a new row has a value for.
     *
     * @throws UnknownFieldException if there is none of that name
     * @throws ForbiddenFieldException if it may not be given
     */
    public void requireInsert(String field) {
        require(field, "given a value in a new row", FieldOps::insert);
    }

    /**
     * Accepts a field that is changed.
     *
     * @throws UnknownFieldException if there is none of that name
     * @throws ForbiddenFieldException if it may not be changed
     */
    public void requireUpdate(String field) {
        require(field, "changed", FieldOps::update);
    }

    /** Says that there is no field of this name, and which there are. */
    public UnknownFieldException unknown(String field) {
        return new UnknownFieldException(Problem.of("There is no field " + field + ".")
                .inTable(table)
                .remedy("These are there: " + String.join(", ", fields.keySet()) + "."));
    }

    private void require(String field, String verb, Predicate<FieldOps> allowed) {
        FieldOps ops = fields.get(field);
        if (ops == null) {
            throw new UnknownFieldException(problem("There is no field " + field + ".", verb, allowed));
        }
        if (!allowed.test(ops)) {
            throw new ForbiddenFieldException(
                    problem("The field " + field + " may not be " + verb + ".", verb, allowed));
        }
    }

    private Problem problem(String summary, String verb, Predicate<FieldOps> allowed) {
        String names = fields.entrySet().stream()
                .filter(entry -> allowed.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return Problem.of(summary)
                .inTable(table)
                .remedy(
                        names.isEmpty()
                                ? "No field may be " + verb + "."
                                : "These may be " + verb + ": " + names + ".");
    }
}
