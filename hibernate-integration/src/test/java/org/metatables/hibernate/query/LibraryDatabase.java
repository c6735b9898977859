package org.metatables.hibernate.query;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.access.Visibility;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.definition.DefinitionSet;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.query.library.Library;
import org.metatables.hibernate.query.library.LibraryData;
import org.metatables.hibernate.query.library.People;
import org.metatables.hibernate.query.library.Values;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.MigrationByHibernate;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.OperationsConfig;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.TestDatabase;

/**
 * The library in a database, set up as an application does it: an administrator installs the boundary, a migration gives each table its
 * roles, and operations have a login without rights of its own.
 */
final class LibraryDatabase implements AutoCloseable {

    private static final String PASSWORD = "operations-password";

    private final TestDatabase database;
    private final AtomicInteger connections = new AtomicInteger();
    private final SessionFactory factory;
    private final GovernedOperations operations;

    LibraryDatabase() {
        database = TestDatabase.create();
        try {
            installBoundary();
            MigrationByHibernate.of(database, definitions()).granting(login()).run(boot());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        factory = boot().with("jakarta.persistence.nonJtaDataSource", counted(database.dataSource()))
                .onGivenDataSource()
                .unwrap(SessionFactory.class);
        factory.inTransaction(LibraryData::insert);
        copyTables();
        operations = GovernedOperations.open(OperationsConfig.of(
                        database.jdbcUrl(), login(), PASSWORD, PrincipalSource.fixed(Principal.user("librarian")))
                .withVisibility(Visibility.EDIT));
    }

    static Boot boot(Class<?>... more) {
        return Boot.of(Stream.of(
                                Library.class.getDeclaredClasses(),
                                People.class.getDeclaredClasses(),
                                new Class<?>[] {Values.class},
                                more)
                        .flatMap(Stream::of)
                        .toArray(Class<?>[]::new))
                .with(MetaTablesSettings.PROJECT, "lib");
    }

    private static DefinitionSet definitions() {
        return EntityExtractor.extract(boot().offlineMetadata(), "test").get(0).definitions();
    }

    private String login() {
        return database.name() + "_operations";
    }

    private void installBoundary() throws SQLException {
        database.createRole(login(), PASSWORD);
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(login()));
        }
    }

    private void copyTables() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema copies");
            for (String table : tables()) {
                statement.execute("create table " + copyOf(table) + " as table " + table);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private DataSource counted(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                LibraryDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        connections.incrementAndGet();
                    }
                    return method.invoke(source, arguments);
                });
    }

    /** How many connections the factory asked for so far. */
    int connections() {
        return connections.get();
    }

    SessionFactory factory() {
        return factory;
    }

    /** Another factory over the same tables, to be closed. */
    SessionFactory another(Boot boot) {
        return boot.on(database).unwrap(SessionFactory.class);
    }

    GovernedOperations operations() {
        return operations;
    }

    GovernedQueries queries() {
        return GovernedQueries.of(factory, operations);
    }

    /** Every row of every table, as text. */
    String content() {
        try (Connection connection = database.connect()) {
            return content(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String content(Connection connection) throws SQLException {
        String all = tables().stream()
                .map(table -> "select '" + table + "' as name, t::text as content from " + table + " t")
                .collect(Collectors.joining(" union all ", "", " order by name, content"));
        StringBuilder content = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                content.append('\n').append(rows.getString(1)).append(' ').append(rows.getString(2));
            }
        }
        return content.toString();
    }

    /** Brings back the rows that were there at first. */
    void restore() {
        String all = tables().stream()
                .map(table -> "delete from " + table + "; insert into " + table + " select * from " + copyOf(table))
                .collect(Collectors.joining("; ", "set local session_replication_role = replica; ", ""));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(all);
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String copyOf(String table) {
        return "copies.\"" + table.replace("\"", "") + "\"";
    }

    private List<String> tables() {
        return HibernateMetaTables.of(factory).tables().stream()
                .map(BoundTable::qualifiedName)
                .toList();
    }

    @Override
    public void close() {
        operations.close();
        factory.close();
        database.close();
    }
}
