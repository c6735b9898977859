package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.Rendering;
import org.metatables.operation.internal.text.StatementText;

/**
 * Finds the types of a statement's parameters, by asking PostgreSQL to prepare it. Works in a transaction of the
 * caller, and leaves it aborted or open.
 *
 * <p>A name that stands in several places is first taken as one parameter, so that one place can tell the type for
 * the others; where the places contradict each other, each has a type of its own.
 */
final class TypeInference {

    private static final String PREPARED = "metatables_inference";
    private static final String DEALLOCATE = "DEALLOCATE " + PREPARED;
    private static final String TYPES = "select parameter_types::pg_catalog.oid[]::pg_catalog.int8[]"
            + " from pg_catalog.pg_prepared_statements where name = '" + PREPARED + "'";
    private static final String PERMISSION_DENIED = "42501";
    private static final String INDETERMINATE = "42P18";
    private static final String CONTRADICTORY = "42P08";
    private static final String AMBIGUOUS_FUNCTION = "42725";
    private static final String UNDEFINED_FUNCTION = "42883";

    /** So often PostgreSQL is asked; each time, it told that one more parameter has no type of its own. */
    private static final int MOST_ROUNDS = 256;

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final Connection connection;
    private final StatementText text;
    private final TypeHints hints;
    private final ShippedObjects shipped;
    private final WrittenTypes written;

    /** Places that tell no type, while each place stands for itself. */
    private final Set<Integer> silent = new HashSet<>();

    /** @param tables the declared ones, whose types the caller may know of */
    TypeInference(
            Connection connection,
            StatementText text,
            TypeHints hints,
            ShippedObjects shipped,
            Set<PhysicalName> tables) {
        this.connection = connection;
        this.text = text;
        this.hints = hints;
        this.shipped = shipped;
        this.written = new WrittenTypes(connection, tables);
    }

    /**
     * The types by place.
     *
     * @throws ParameterException if a declared type does not exist, or a type can be found in no way
     * @throws InvalidStatementException if PostgreSQL does not understand the statement
     * @throws SQLException if the database cannot be asked
     */
    List<ParameterType> infer() throws SQLException {
        if (text.places().isEmpty()) {
            return List.of();
        }
        Map<String, ParameterType> known = written.resolve(hints.declared());
        List<String> names = text.names();
        Rendering sql = text.unified();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                List<ParameterType> types = prepare(names, known, sql);
                if (silent.isEmpty()) {
                    return byPlace(names, types);
                }
                known.putAll(toldByOthers(names, types));
                silent.clear();
                names = text.names();
                sql = text.unified();
            } catch (SQLException refused) {
                connection.rollback();
                if (CONTRADICTORY.equals(refused.getSQLState()) && sql == text.unified()) {
                    names = text.places();
                    sql = text.sent();
                    continue;
                }
                if (sql == text.sent() && isSilent(refused, names)) {
                    continue;
                }
                Map<String, String> more = fallbackAfter(refused, names, known);
                if (more.isEmpty()) {
                    throw NotUnderstood.of(refused, sql, prefix(names, known).length());
                }
                known.putAll(written.resolve(more));
            }
        }
        throw new ParameterException(Problem.of("PostgreSQL cannot tell the types of more than " + MOST_ROUNDS
                        + " parameters from the statement.")
                .remedy("Declare their types."));
    }

    /**
     * Whether the place that tells no type, as in {@code :a is null}, is one of several of its name: then it is passed
     * over, and another place tells the type.
     */
    private boolean isSilent(SQLException refused, List<String> places) {
        Matcher number = PARAMETER.matcher(String.valueOf(refused.getMessage()));
        if (!INDETERMINATE.equals(refused.getSQLState()) || !number.find()) {
            return false;
        }
        int place = Integer.parseInt(number.group(1)) - 1;
        boolean others = IntStream.range(0, places.size())
                .anyMatch(other -> other != place
                        && !silent.contains(other)
                        && places.get(other).equals(places.get(place)));
        return others && silent.add(place);
    }

    private Map<String, ParameterType> toldByOthers(List<String> places, List<ParameterType> types) {
        Map<String, ParameterType> told = new HashMap<>();
        Set<String> silentNames = silent.stream().map(places::get).collect(Collectors.toSet());
        for (int place = 0; place < places.size(); place++) {
            if (!silent.contains(place) && silentNames.contains(places.get(place))) {
                told.putIfAbsent(places.get(place), types.get(place));
            }
        }
        return told;
    }

    private List<ParameterType> byPlace(List<String> names, List<ParameterType> types) {
        if (names.size() == text.places().size()) {
            return types;
        }
        Map<String, ParameterType> byName = new HashMap<>();
        for (int number = 0; number < names.size(); number++) {
            byName.put(names.get(number), types.get(number));
        }
        return text.places().stream().map(byName::get).toList();
    }

    /** The fallback types to try next; none if they cannot help. */
    private Map<String, String> fallbackAfter(
            SQLException refused, List<String> names, Map<String, ParameterType> known) {
        Map<String, String> open = new HashMap<>(hints.fallback());
        open.keySet().retainAll(names);
        open.keySet().removeAll(known.keySet());
        if (AMBIGUOUS_FUNCTION.equals(refused.getSQLState()) || UNDEFINED_FUNCTION.equals(refused.getSQLState())) {
            return open;
        }
        if (!INDETERMINATE.equals(refused.getSQLState())) {
            return Map.of();
        }
        Matcher number = PARAMETER.matcher(String.valueOf(refused.getMessage()));
        if (!number.find() || Integer.parseInt(number.group(1)) > names.size()) {
            return open;
        }
        String name = names.get(Integer.parseInt(number.group(1)) - 1);
        if (!open.containsKey(name)) {
            throw new ParameterException(
                    Problem.of("PostgreSQL cannot tell the type of the parameter " + name + " from the statement.")
                            .remedy("Declare its type, or write a cast in the text: cast(:" + name + " as text)."));
        }
        return Map.of(name, open.get(name));
    }

    /** One round trip, and one more where there are types that do not ship with PostgreSQL. */
    private List<ParameterType> prepare(List<String> names, Map<String, ParameterType> known, Rendering sql)
            throws SQLException {
        String prepare = prefix(names, known) + sql.sql() + "\n";
        List<Long> numbers;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute(DriverReading.joined(List.of(prepare, TYPES, DEALLOCATE)));
                statement.getMoreResults();
                try (ResultSet row = statement.getResultSet()) {
                    row.next();
                    numbers = Arrays.asList((Long[]) row.getArray(1).getArray());
                }
            } catch (SQLException failed) {
                deallocateAfter(failed, statement);
                throw failed;
            }
        }
        return types(numbers);
    }

    /** What is prepared outlives the transaction; left behind, it would be in the way of the next statement. */
    private void deallocateAfter(SQLException failed, Statement statement) {
        String state = String.valueOf(failed.getSQLState());
        if (StatementError.isAboutTheStatement(state) && !state.equals(PERMISSION_DENIED)) {
            return;
        }
        try {
            connection.rollback();
            statement.execute(DEALLOCATE);
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    private String prefix(List<String> names, Map<String, ParameterType> known) {
        return IntStream.range(0, names.size())
                .mapToObj(place -> known.getOrDefault(
                        names.get(place), silent.contains(place) ? ParameterType.TEXT : ParameterType.UNKNOWN))
                .map(ParameterType::quoted)
                .collect(Collectors.joining(", ", "PREPARE " + PREPARED + " (", ") AS "));
    }

    private List<ParameterType> types(List<Long> numbers) throws SQLException {
        List<Long> unknown = numbers.stream()
                .filter(number -> shipped.parameterType(number).isEmpty())
                .distinct()
                .toList();
        Map<Long, ParameterType> read = unknown.isEmpty() ? Map.of() : read(unknown);
        return numbers.stream()
                .map(number -> shipped.parameterType(number).orElseGet(() -> read.get(number)))
                .toList();
    }

    private Map<Long, ParameterType> read(List<Long> numbers) throws SQLException {
        Map<Long, ParameterType> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select t.oid::int8, n.nspname, t.typname
                  from pg_catalog.pg_type t
                  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                 where t.oid = any (?::oid[])
                """)) {
            statement.setArray(1, connection.createArrayOf("int8", numbers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ParameterType type = ParameterType.of(rows);
                    types.put(type.oid(), type);
                    shipped.rememberType(type.oid(), new CatalogFacts.Type(type.schema(), type.name(), true));
                }
            }
        }
        return types;
    }
}
