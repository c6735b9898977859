package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.ParameterException;

/** Finds the types that a caller wrote for parameters. One that the caller must not know of is not there. */
final class WrittenTypes {

    private static final String QUERY = SqlResource.read(WrittenTypes.class, "written-types.sql");

    private final Connection connection;
    private final Set<PhysicalName> tables;

    /** @param tables the declared ones, whose types the caller may know of */
    WrittenTypes(Connection connection, Set<PhysicalName> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /**
     * The types by parameter, in one round trip.
     *
     * @param written the types as SQL or the wire writes them, by parameter
     * @throws ParameterException if there is no such type
     */
    Map<String, ParameterType> resolve(Map<String, String> written) throws SQLException {
        Map<String, ParameterType> types = new HashMap<>();
        if (written.isEmpty()) {
            return types;
        }
        List<String> names = List.copyOf(written.keySet());
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            set(statement, 1, tables.stream().map(PhysicalName::schema).toList());
            set(statement, 2, tables.stream().map(PhysicalName::table).toList());
            set(
                    statement,
                    3,
                    names.stream().map(written::get).map(WireTypes::toSql).toList());
            try (ResultSet rows = statement.executeQuery()) {
                for (String name : names) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        throw noSuchType(name, written.get(name));
                    }
                    types.put(name, ParameterType.of(rows));
                }
            }
            return types;
        } catch (SQLException refused) {
            if (!String.valueOf(refused.getSQLState()).startsWith("42")) {
                throw refused;
            }
            connection.rollback();
            return oneByOne(written);
        }
    }

    /** Some texts are no type in a way that PostgreSQL takes for an error: then it is to be found which. */
    private Map<String, ParameterType> oneByOne(Map<String, String> written) throws SQLException {
        Map<String, ParameterType> types = new HashMap<>();
        for (Map.Entry<String, String> one : written.entrySet()) {
            if (written.size() == 1) {
                throw noSuchType(one.getKey(), one.getValue());
            }
            types.putAll(resolve(Map.of(one.getKey(), one.getValue())));
        }
        return types;
    }

    private static void set(PreparedStatement statement, int place, Collection<String> values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("text", values.toArray()));
    }

    private static ParameterException noSuchType(String parameter, String type) {
        return new ParameterException(Problem.of("The type " + type + " of the parameter " + parameter
                        + " does not exist in the database, or no table of" + " the scope has it.")
                .remedy("Declare a type of the contract, such as uuid, or one of PostgreSQL."));
    }
}
