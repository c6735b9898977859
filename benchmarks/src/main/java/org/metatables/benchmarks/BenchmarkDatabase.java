package org.metatables.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.MetaTables;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.OperationsConfig;
import org.metatables.registration.Registration;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.TestDatabase;

/**
 * A database of its own with governed tables, set up as an application would be: the sealed boundary, a login without rights, a
 * principal with grants, audit as it is by default. Beside it a raw connection of the tables' owner.
 */
final class BenchmarkDatabase implements AutoCloseable {

    private static final String PASSWORD = "operations-password";
    private static final PrincipalSource PRINCIPALS = PrincipalSource.fixed(Principal.user("benchmark"));
    private static final UUID KEY = new UUID(0, 500);

    private final TestDatabase server;
    private final Connection raw;
    private final List<UUID> uids;
    private final GovernedOperations operations;

    private BenchmarkDatabase() throws SQLException {
        server = TestDatabase.create();
        raw = server.connect();
        commitAsInProduction();
        String login = server.name() + "_operations";
        server.createRole(login, PASSWORD);
        CatalogInstaller.installOrUpgrade(raw);
        BoundaryInstaller.install(raw, BoundaryPlan.sealed(login));
        sql("""
                create table account (uid uuid primary key default gen_random_uuid(), code text not null, name text not null, region text);
                create table customer (uid uuid primary key default gen_random_uuid(), code text not null, name text not null, region text);
                create table sample (id bigint not null, code text not null, amount numeric not null)
                """);
        for (String table : List.of("account", "customer")) {
            sql("""
                    insert into %s
                    select ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'C' || n, 'Name ' || n, 'US'
                      from generate_series(1, 1000) n
                    """.formatted(table));
            sql("vacuum analyze " + table);
        }
        MetaTables metaTables = MetaTables.connect(server.dataSource());
        UUID dataSource = metaTables.defaultDataSource().uid();
        uids = metaTables
                .platform(server.dataSource())
                .registrar()
                .granting(login)
                .createdBy(PRINCIPALS)
                .register(Stream.of("account", "customer", "sample")
                        .map(BenchmarkDatabase::table)
                        .map(table -> RegistrationRequest.builder(table, dataSource)
                                .external()
                                .build())
                        .toList())
                .stream()
                .map(Registration::uid)
                .toList();
        operations = GovernedOperations.open(OperationsConfig.of(server.jdbcUrl(), login, PASSWORD, PRINCIPALS));
    }

    /** A database with a thousand accounts and customers, and no samples. */
    static BenchmarkDatabase start() {
        try {
            return new BenchmarkDatabase();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A database with so many samples. */
    static BenchmarkDatabase withSamples(long rows) throws SQLException {
        BenchmarkDatabase database = start();
        database.sql("insert into sample select n, 'CODE-' || n, n / 100.0 from generate_series(1, " + rows + ") n");
        database.sql("vacuum analyze sample");
        return database;
    }

    GovernedOperations operations() {
        return operations;
    }

    Connection raw() {
        return raw;
    }

    UUID account() {
        return uids.get(0);
    }

    UUID customer() {
        return uids.get(1);
    }

    UUID sample() {
        return uids.get(2);
    }

    /** The key of a row that both accounts and customers have. */
    UUID key() {
        return KEY;
    }

    /** Servers for tests do not wait for the disk, and what a commit costs would not be seen. */
    private void commitAsInProduction() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            sql("alter system set " + setting + " = on");
        }
        sql("select pg_reload_conf()");
    }

    void emptySamples() throws SQLException {
        sql("truncate sample");
    }

    private void sql(String text) throws SQLException {
        try (Statement statement = raw.createStatement()) {
            statement.execute(text);
        }
    }

    /** All that a registration of a table of others needs: the rest is read from the table itself. */
    private static TableDefinition table(String name) {
        String key = name.equals("sample") ? "id" : "uid";
        return TableDefinition.builder(
                        PhysicalName.inDefaultSchema(name),
                        "benchmarks",
                        new Authoring.Entity("org.metatables.benchmarks", name))
                .identifier("benchmarks." + name)
                .column(ColumnDefinition.of(key, DataTypes.ofSqlType(key.equals("id") ? "bigint" : "uuid"))
                        .notNull())
                .build();
    }

    @Override
    public void close() {
        operations.close();
        try {
            raw.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } finally {
            server.close();
        }
    }
}
