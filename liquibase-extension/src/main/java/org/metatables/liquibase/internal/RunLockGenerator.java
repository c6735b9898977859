package org.metatables.liquibase.internal;

import java.util.Optional;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.database.core.PostgresDatabase;
import liquibase.datatype.DataTypeFactory;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorChain;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.sqlgenerator.core.LockDatabaseChangeLogGenerator;
import liquibase.statement.DatabaseFunction;
import liquibase.statement.core.LockDatabaseChangeLogStatement;
import liquibase.statement.core.UpdateStatement;

/** Takes Liquibase's lock as Liquibase does, but names the run as well, so that a later run can tell whether its owner is dead. */
public final class RunLockGenerator extends LockDatabaseChangeLogGenerator {

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    /** Liquibase remembers the answer for the class of the database, so it must not depend on whether there is a run. */
    @Override
    public boolean supports(LockDatabaseChangeLogStatement statement, Database database) {
        return database instanceof PostgresDatabase;
    }

    @Override
    @SuppressWarnings("rawtypes") // Liquibase's own signature
    public Sql[] generateSql(LockDatabaseChangeLogStatement statement, Database database, SqlGeneratorChain chain) {
        Optional<GovernedRun> run = GovernedDatabase.of(database).flatMap(GovernedDatabase::run);
        if (run.isEmpty()) {
            return super.generateSql(statement, database, chain);
        }
        String owner = LockOwner.tagged(
                hostname + hostDescription + " (" + hostaddress + ")", run.get().uid());
        ObjectQuotingStrategy quoting = database.getObjectQuotingStrategy();
        database.setObjectQuotingStrategy(ObjectQuotingStrategy.LEGACY);
        try {
            return SqlGeneratorFactory.getInstance().generateSql(update(database, owner), database);
        } finally {
            database.setObjectQuotingStrategy(quoting);
        }
    }

    private static UpdateStatement update(Database database, String owner) {
        String catalog = database.getLiquibaseCatalogName();
        String schema = database.getLiquibaseSchemaName();
        String table = database.getDatabaseChangeLogLockTableName();
        UpdateStatement update = new UpdateStatement(catalog, schema, table);
        update.addNewColumnValue("LOCKED", true);
        update.addNewColumnValue("LOCKGRANTED", new DatabaseFunction(database.getCurrentDateTimeFunction()));
        update.addNewColumnValue("LOCKEDBY", owner);
        String free = DataTypeFactory.getInstance()
                .fromDescription("boolean", database)
                .objectToSql(false, database);
        update.setWhereClause(database.escapeColumnName(catalog, schema, table, "ID") + " = 1 AND "
                + database.escapeColumnName(catalog, schema, table, "LOCKED") + " = " + free);
        return update;
    }
}
