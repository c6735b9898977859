package org.metatables.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.internal.json.JsonFault;

/** A filter, an order or a request for rows that breaks the rules. Nothing was asked of the database. */
public final class InvalidFilterException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, where, and what to do. */
    public InvalidFilterException(Problem problem) {
        super(problem);
    }

    static InvalidFilterException ofFaults(List<JsonFault> faults) {
        String sentences = faults.stream().map(JsonFault::toString).collect(Collectors.joining(" "));
        return new InvalidFilterException(Problem.of("The JSON cannot be read as a filter: " + sentences));
    }
}
