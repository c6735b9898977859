package org.metatables.liquibase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.metatables.testing.TestDatabase;

/** The catalog as a test looks at it. */
final class CatalogRows {

    private static final String ROWS = """
            select physical_schema || '.' || physical_table_name, uid, provisioning_status, revision, fingerprint
              from metatables.meta_table
             order by 1
            """;

    /** Also the version of each row, which changes with every update of it, even one that changes nothing. */
    private static final String EVERYTHING =
            "select coalesce(string_agg(xmin::text || t::text, E'\\n' order by uid), '') from metatables.meta_table t";

    private CatalogRows() {}

    record Row(UUID uid, String status, long revision, String fingerprint) {}

    /** The rows by the names of their tables, such as {@code public.account}. */
    static Map<String, Row> of(TestDatabase database) throws SQLException {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                rows.put(
                        row.getString(1),
                        new Row(row.getObject(2, UUID.class), row.getString(3), row.getLong(4), row.getString(5)));
            }
        }
        return rows;
    }

    /** The status of each table by its name. */
    static Map<String, String> statuses(TestDatabase database) throws SQLException {
        Map<String, String> statuses = new LinkedHashMap<>();
        of(database).forEach((table, row) -> statuses.put(table, row.status()));
        return statuses;
    }

    /** The whole content of the catalog's table: equal only if no row was written in between. */
    static String everything(TestDatabase database) throws SQLException {
        return text(database, EVERYTHING);
    }

    /** One value that a query gives. */
    static String text(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Whether Liquibase's lock is taken. */
    static boolean isLocked(TestDatabase database) throws SQLException {
        return text(database, "select locked from databasechangeloglock").equals("t");
    }

    /** Waits until a query gives true, for ten seconds at most. */
    static void awaitTrue(TestDatabase database, String query) throws SQLException {
        execute(database, """
                do $$ begin
                  for attempt in 1..2000 loop
                    perform pg_stat_clear_snapshot();
                    if (%s) then return; end if;
                    perform pg_sleep(0.005);
                  end loop;
                  raise 'Waited in vain for: %s';
                end $$
                """.formatted(query, query.replace("'", "''")));
    }

    static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
