package org.metatables.physical;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/**
 * One question to {@code pg_catalog}, asked once for all that it concerns.
 *
 * <p>Every name in the text is qualified with {@code pg_catalog}, so that no search path can change what is asked.
 *
 * @param what what is asked for, in the plural: {@code columns of the tables}
 * @param sql the query; its parameters are arrays, or {@link #TABLES} stands for the object ids of tables
 */
record CatalogQuery(String what, String sql) {

    /** Stands in a query for an array of the object ids of tables. */
    static final String TABLES = ":table_oids";

    private static final String TABLES_PARAMETER = "?::pg_catalog.int8[]::pg_catalog.oid[]";

    /** Asks with two parallel arrays: schemas and names. */
    void byName(Connection connection, Collection<PhysicalName> names, RowReader reader) {
        List<PhysicalName> distinct = names.stream().distinct().toList();
        run(
                connection,
                reader,
                "text",
                distinct.stream().map(PhysicalName::schema).toArray(),
                distinct.stream().map(PhysicalName::table).toArray());
    }

    /** Asks with one array of object ids. */
    void byOid(Connection connection, Collection<Long> oids, RowReader reader) {
        new CatalogQuery(what, sqlWith(TABLES_PARAMETER))
                .run(connection, reader, "int8", new Object[][] {oids.toArray()});
    }

    /** The query with an expression in the place of the object ids. */
    String sqlWith(String tables) {
        return sql.replace(TABLES, tables);
    }

    private void run(Connection connection, RowReader reader, String elementType, Object[]... arrays) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf(elementType, arrays[i]));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException refused) {
            throw new CatalogReadException(what, refused);
        }
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return elements(row, column, String[].class).map(List::of).orElse(List.of());
    }

    static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return elements(row, column, Integer[].class).map(Arrays::asList).orElseGet(ArrayList::new);
    }

    private static <T> Optional<T[]> elements(ResultSet row, String column, Class<T[]> type) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? Optional.empty() : Optional.of(type.cast(array.getArray()));
    }

    /** Takes one row of the answer. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
