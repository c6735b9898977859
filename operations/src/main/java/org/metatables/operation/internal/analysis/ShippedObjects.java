package org.metatables.operation.internal.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;

/**
 * What one database said of the functions, operators and types that ship with PostgreSQL. Their numbers are theirs for good, so that it
 * need not be asked twice; what anybody made later has other numbers, and is asked for each time. This class is thread-safe.
 */
final class ShippedObjects {

    /** {@code FirstNormalObjectId}: the smallest number of what did not come with PostgreSQL. */
    private static final long FIRST_OF_OTHERS = 16_384;

    private static final String SCHEMA = "pg_catalog";
    private static final Pattern CATALOG = Pattern.compile("_?pg_");

    private final Map<Long, Function> functions = new ConcurrentHashMap<>();
    private final Map<Long, Long> operators = new ConcurrentHashMap<>();
    private final Map<Long, Type> types = new ConcurrentHashMap<>();

    void remember(Function function) {
        if (function.oid() < FIRST_OF_OTHERS && function.schema().equals(SCHEMA)) {
            functions.put(function.oid(), function);
        }
    }

    void rememberOperator(long number, long function) {
        if (number < FIRST_OF_OTHERS) {
            operators.put(number, function);
        }
    }

    /** Types of rows are not remembered, since what they consist of counts as well; these are named as the catalogs are. */
    void rememberType(long number, Type type) {
        if (number < FIRST_OF_OTHERS
                && type.schema().equals(SCHEMA)
                && !CATALOG.matcher(type.name()).lookingAt()) {
            types.put(number, type);
        }
    }

    /** The type of this number as that of a parameter. */
    Optional<ParameterType> parameterType(long number) {
        return Optional.ofNullable(types.get(number))
                .map(type -> new ParameterType(number, type.schema(), type.name()));
    }

    /** The functions that a tree names, those behind its operators included; empty if one is not known. */
    Optional<List<Function>> functions(TreeFacts tree) {
        List<Long> numbers = new ArrayList<>(tree.functions());
        for (long operator : tree.operators()) {
            Long function = operators.get(operator);
            if (function == null) {
                return Optional.empty();
            }
            numbers.add(function);
        }
        return all(numbers.stream().distinct().toList(), functions);
    }

    /** The types that a tree names; empty if one is not known. */
    Optional<List<Type>> types(TreeFacts tree) {
        return all(tree.types(), types);
    }

    private static <T> Optional<List<T>> all(Iterable<Long> numbers, Map<Long, T> known) {
        List<T> found = new ArrayList<>();
        for (Long number : numbers) {
            T object = known.get(number);
            if (object == null) {
                return Optional.empty();
            }
            found.add(object);
        }
        return Optional.of(found);
    }
}
