package org.metatables.graph;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.testing.TestDatabase;

/**
 * Prints how long graphs take in a catalog of many tables, each of which refers to two others; by default 100,000 tables of 20
 * columns. A program, not a test: times depend on the machine.
 *
 * <p>The tables are written straight into PostgreSQL's own catalog, as partitioned ones, which have no storage, and with no columns but
 * those of their keys: to create them would take an hour, and all that a graph is made of is read there.
 */
final class LargeGraphReport {

    private static final int COLUMNS = 20;
    private static final int ROUNDS = 200;

    /** The table after which all others are made. */
    private static final String PATTERN = """
            create table pattern_target (id int primary key) partition by range (id);
            create table pattern (id int primary key, a int references pattern_target, b int%1$s) partition by range (id);
            """;

    /** The targets are spread, so that walks from different tables meet different ones; the first thousand are hubs. */
    private static final String TABLES = """
            set allow_system_table_mods = on;
            insert into pg_class
            select (jsonb_populate_record(c, jsonb_build_object('oid', 1000000 + i, 'relname', 't_' || i))).*
            from pg_class c, generate_series(1, %1$d) i where c.oid = 'pattern'::regclass;
            insert into pg_attribute
            select (jsonb_populate_record(a, jsonb_build_object('attrelid', 1000000 + i))).*
            from pg_attribute a, generate_series(1, %1$d) i where a.attrelid = 'pattern'::regclass and a.attnum between 1 and 3;
            create temporary table reference as
            select 2000000 + i as oid, 'a_' || i as name, 1000000 + i as source, 1000001 + (i::bigint * 7919) %% (i - 1) as target
            from generate_series(11, %1$d) i
            union all
            select 4000000 + i, 'b_' || i, 1000000 + i, 1000001 + i %% 1000 from generate_series(1001, %1$d) i;
            insert into pg_constraint
            select (jsonb_populate_record(k, jsonb_build_object(
              'oid', r.oid, 'conname', r.name, 'conrelid', r.source, 'confrelid', r.target))).*
            from pg_constraint k, reference r where k.conrelid = 'pattern'::regclass and k.contype = 'f';
            insert into pg_depend
            select 'pg_constraint'::regclass, r.oid, 0, 'pg_class'::regclass, r.target, 1, 'n' from reference r;
            """;

    private static final String ROWS = """
            insert into metatables.meta_table (data_source_uid, physical_schema, physical_table_name, identifier, namespace,
              management_mode, schema_management_mode, provisioning_status, migration_package, migration_namespace,
              migration_provider_key, table_kind, contract, definition, definition_digest, structure, fingerprint)
            select s.uid, 'public', 't_' || i, 't_' || i, 'namespace ' || i %% 1000, 'platform_managed', 'liquibase_managed',
              case when i %% 100 = 0 then 'reserved' else 'active' end, 'p', 'n', 'p:n', 'relational',
              jsonb_build_object('version', 'relational-table.v1', 'physical', '{}'::jsonb, 'columns',
                (select jsonb_agg(jsonb_build_object('name', 'c' || c, 'data_type', 'string')) from generate_series(1, %1$d) c)),
              jsonb_build_object('foreign_keys', jsonb_build_array(jsonb_build_object(
                'columns', '["a"]'::jsonb, 'references', 't_' || 1 + (i::bigint * 7919) %% greatest(1, i - 1),
                'references_columns', '["id"]'::jsonb))),
              'd', 's', 'f'
            from metatables.data_source s, generate_series(1, %2$d) i
            """;

    private LargeGraphReport() {}

    public static void main(String[] arguments) throws SQLException {
        int tables = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            long start = System.nanoTime();
            make(connection, tables);
            System.out.printf("made %d tables in %d s%n", tables, (System.nanoTime() - start) / 1_000_000_000);
            SchemaGraphs graphs = SchemaGraphs.of(connection);
            List<UUID> uids = uids(connection);
            for (int depth : List.of(1, 2, 3)) {
                report(
                        "depth " + depth,
                        uids,
                        uid -> graphs.read(GraphRequest.of(uid).depth(depth))
                                .nodes()
                                .size());
            }
            for (int depth : List.of(1, 2)) {
                report(
                        "depth " + depth + " with incoming",
                        uids,
                        uid -> graphs.read(GraphRequest.of(uid).depth(depth).includingIncoming())
                                .nodes()
                                .size());
            }
            report(
                    "dependents",
                    uids,
                    uid -> graphs.dependents(uid).transitive().size());
        }
    }

    private static void report(String what, List<UUID> uids, Question question) {
        double[] millis = new double[uids.size()];
        long found = 0;
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            found += question.ask(uids.get(i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%s: median %.1f ms, 95 %% %.1f ms, longest %.1f ms; %d tables in the mean%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1],
                found / millis.length);
    }

    private static void make(Connection connection, int tables) throws SQLException {
        CatalogInstaller.installOrUpgrade(connection);
        StringBuilder columns = new StringBuilder();
        for (int column = 4; column <= COLUMNS; column++) {
            columns.append(", c").append(column).append(" text");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(PATTERN.formatted(columns));
            statement.execute(TABLES.formatted(tables));
            statement.execute(ROWS.formatted(COLUMNS, tables));
            for (String table :
                    List.of("pg_class", "pg_attribute", "pg_constraint", "pg_depend", "metatables.meta_table")) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    private static List<UUID> uids(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select array(select uid from metatables.meta_table order by uid limit " + ROUNDS + ")")) {
            row.next();
            return List.of((UUID[]) row.getArray(1).getArray());
        }
    }

    private interface Question {
        int ask(UUID uid);
    }
}
