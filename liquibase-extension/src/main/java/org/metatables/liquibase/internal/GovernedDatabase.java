package org.metatables.liquibase.internal;

import java.sql.Connection;
import java.util.Optional;
import liquibase.database.core.CockroachDatabase;
import liquibase.database.core.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's own database object, where it is a PostgreSQL that one can talk to.
 *
 * <p>The run of the moment is kept on the object itself: commands that a command starts, such as those of {@code updateTestingRollback}, are given
 * the same object, and so is the generator of the statement that takes Liquibase's lock.
 *
 * @param liquibase Liquibase's object
 * @param connection the JDBC connection that Liquibase works on
 */
record GovernedDatabase(PostgresDatabase liquibase, Connection connection) {

    private static final String RUN = GovernedRun.class.getName();

    /** The database, unless it is another product or, as for SQL that is only printed, there is no connection. */
    static Optional<GovernedDatabase> of(@Nullable Object database) {
        if (database instanceof PostgresDatabase postgres && !(database instanceof CockroachDatabase)) {
            return Optional.ofNullable(postgres.getConnection())
                    .flatMap(connection -> Optional.ofNullable(connection.getUnderlyingConnection()))
                    .map(connection -> new GovernedDatabase(postgres, connection));
        }
        return Optional.empty();
    }

    /** The run that is under way. */
    Optional<GovernedRun> run() {
        return Optional.ofNullable((GovernedRun) liquibase.get(RUN));
    }

    /** From now on, and also after the run, each change set is committed together with the note of it. */
    void begin(GovernedRun run) {
        liquibase.set(RUN, run);
        if (!(liquibase.getConnection() instanceof ChangeSetConnection)) {
            liquibase.setConnection(new ChangeSetConnection(connection));
        }
    }

    void end() {
        liquibase.set(RUN, null);
    }
}
