package org.metatables.liquibase;

import java.sql.Connection;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.metatables.testing.TestDatabase;

/** An {@code update} on a connection that the test can look at, or cut. */
final class TappedUpdate {

    private TappedUpdate() {}

    static void run(Project project, TestDatabase database, Wire.Listener listener) throws Exception {
        try (Connection connection = database.connect()) {
            run(project, Wire.tap(connection, listener));
        }
    }

    static void run(Project project, Connection connection) throws Exception {
        project.run(() -> {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase(Project.CHANGE_LOG, Scope.getCurrentScope().getResourceAccessor(), target)
                    .update(new Contexts());
        });
    }
}
