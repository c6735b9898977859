package org.metatables.catalog;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A filter is unknown, or its value cannot be one. Nothing was asked of the database. */
public final class InvalidFilterException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private InvalidFilterException(Problem problem) {
        super(problem);
    }

    static InvalidFilterException of(String filter, String fault) {
        return new InvalidFilterException(
                Problem.of("The filter " + filter + " " + fault + ".").remedy("Leave it out, or give it a value."));
    }

    static InvalidFilterException unknown(String filter) {
        return new InvalidFilterException(
                Problem.of("There is no filter '" + filter + "'.").remedy("The filters are: " + all() + "."));
    }

    private static String all() {
        return Stream.of(FilterField.values())
                .flatMap(field -> field.lookups().stream().map(lookup -> field.wireName() + lookup.suffix()))
                .collect(Collectors.joining(", "));
    }
}
