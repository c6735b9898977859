package org.metatables.liquibase;

import java.sql.Connection;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import org.metatables.testing.TestDatabase;

/** An {@code update}, or a rollback, on a connection that the test can look at, or cut. */
final class TappedUpdate {

    private TappedUpdate() {}

    static void run(Project project, TestDatabase database, Wire.Listener listener) throws Exception {
        try (Connection connection = database.connect()) {
            run(project, Wire.tap(connection, listener));
        }
    }

    static void run(Project project, Connection connection) throws Exception {
        run(project, connection, liquibase -> liquibase.update(new Contexts()));
    }

    /** Rolls the last change set back instead. */
    static void rollBackOne(Project project, TestDatabase database, Wire.Listener listener) throws Exception {
        try (Connection connection = database.connect()) {
            run(project, Wire.tap(connection, listener), liquibase -> liquibase.rollback(1, ""));
        }
    }

    private static void run(Project project, Connection connection, Work work) throws Exception {
        project.run(() -> {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            work.with(new Liquibase(Project.CHANGE_LOG, Scope.getCurrentScope().getResourceAccessor(), target));
        });
    }

    @FunctionalInterface
    private interface Work {

        void with(Liquibase liquibase) throws LiquibaseException;
    }
}
