package org.metatables.liquibase.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;
import org.metatables.liquibase.MissingSchemaException;
import org.metatables.naming.PhysicalName;

/** Liquibase's own tables: the change log, which is the root of a provider's rows, and the lock. */
final class LiquibaseTables {

    /** PostgreSQL resolves the names as it will in Liquibase's own statements. No row unless both tables are there. */
    private static final String CHANGE_LOG = """
            select n.nspname, c.relname
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.oid = pg_catalog.to_regclass(?)
               and pg_catalog.to_regclass(?) is not null
            """;

    private static final String SCHEMA =
            "select pg_catalog.to_regnamespace(?) is not null, current_user::pg_catalog.text";

    private LiquibaseTables() {}

    /**
     * Sees to it that the tables are there, and tells where the change log is. One round trip where they are.
     *
     * <p>Liquibase makes them by itself, in another schema where its own is missing; and programs that start at the same time on an empty database stumble over each other.
     *
     * @throws MissingSchemaException if Liquibase's own schema is missing; nothing is made then
     * @see <a href="https://github.com/liquibase/liquibase/issues/1588">liquibase#1588</a>
     */
    static PhysicalName ensure(GovernedDatabase database) throws SQLException, LiquibaseException {
        Optional<PhysicalName> changeLog = find(database);
        if (changeLog.isPresent()) {
            return changeLog.get();
        }
        requireSchema(database);
        SessionLock.whileHeld(database, () -> {
            LockServiceFactory.getInstance()
                    .getLockService(database.liquibase())
                    .init();
            Scope.getCurrentScope()
                    .getSingleton(ChangeLogHistoryServiceFactory.class)
                    .getChangeLogService(database.liquibase())
                    .init();
        });
        return find(database)
                .orElseThrow(() -> new IllegalStateException("Liquibase has made its tables, but they are not there."));
    }

    private static void requireSchema(GovernedDatabase database) throws SQLException {
        PostgresDatabase liquibase = database.liquibase();
        try (PreparedStatement statement = database.connection().prepareStatement(SCHEMA)) {
            statement.setString(1, schema(liquibase));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw MissingSchemaException.of(liquibase.getLiquibaseSchemaName(), row.getString(2));
                }
            }
        }
    }

    private static Optional<PhysicalName> find(GovernedDatabase database) throws SQLException {
        PostgresDatabase liquibase = database.liquibase();
        try (PreparedStatement statement = database.connection().prepareStatement(CHANGE_LOG)) {
            statement.setString(1, changeLog(liquibase));
            statement.setString(2, lock(liquibase));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new PhysicalName(row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    /** Liquibase looks for it in its own schema, even where another one of the search path has a table of that name. */
    private static String changeLog(PostgresDatabase liquibase) {
        return schema(liquibase)
                + "."
                + liquibase.escapeObjectName(liquibase.getDatabaseChangeLogTableName(), Table.class);
    }

    private static String schema(PostgresDatabase liquibase) {
        return liquibase.escapeObjectName(liquibase.getLiquibaseSchemaName(), Schema.class);
    }

    /** Liquibase takes the first one of the search path, unless it writes schemas into all its statements. */
    private static String lock(PostgresDatabase liquibase) {
        return liquibase.escapeTableName(
                liquibase.getLiquibaseCatalogName(),
                liquibase.getLiquibaseSchemaName(),
                liquibase.getDatabaseChangeLogLockTableName());
    }
}
