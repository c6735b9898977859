package org.metatables.liquibase.internal;

import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.database.core.PostgresDatabase;
import liquibase.lockservice.LockServiceFactory;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;
import org.metatables.definition.ChangeLogNames;

/**
 * The names of Liquibase's own tables, as one of its database objects has them. What we set is remembered on that object, which may serve several
 * commands.
 *
 * @param liquibase Liquibase's object
 */
record ChangeLogSetting(PostgresDatabase liquibase) {

    private static final String OURS = ChangeLogSetting.class.getName();

    /**
     * Whether Liquibase was told a name. Spring Boot always tells the default name, so that does not count unless a setting of Liquibase's own
     * says it.
     */
    boolean isMadeByTheUser() {
        return isMade(GlobalConfiguration.DATABASECHANGELOG_TABLE_NAME, liquibase.getDatabaseChangeLogTableName())
                || isMade(
                        GlobalConfiguration.DATABASECHANGELOGLOCK_TABLE_NAME,
                        liquibase.getDatabaseChangeLogLockTableName());
    }

    /** Undoes {@link #set}, for a command of another project. */
    void takeBackOurs() {
        if (liquibase.get(OURS) instanceof ChangeLogNames ours && ours.equals(names())) {
            name(ChangeLogNames.ofLiquibase());
            liquibase.set(OURS, null);
        }
    }

    void set(ChangeLogNames names) {
        name(names);
        liquibase.set(OURS, names);
    }

    /** A table of that name beside Liquibase's own, as it stands in SQL text. */
    String qualified(String table) {
        return schema() + "." + liquibase.escapeObjectName(table, Table.class);
    }

    /** The schema of Liquibase's own tables, as it stands in SQL text. */
    String schema() {
        return liquibase.escapeObjectName(liquibase.getLiquibaseSchemaName(), Schema.class);
    }

    private ChangeLogNames names() {
        return new ChangeLogNames(
                liquibase.getDatabaseChangeLogTableName(), liquibase.getDatabaseChangeLogLockTableName());
    }

    /** Liquibase remembers of each database object whether its tables are there. */
    private void name(ChangeLogNames names) {
        liquibase.setDatabaseChangeLogTableName(names.table());
        liquibase.setDatabaseChangeLogLockTableName(names.lockTable());
        LockServiceFactory.getInstance().getLockService(liquibase).reset();
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(liquibase)
                .reset();
    }

    private static boolean isMade(ConfigurationDefinition<String> setting, String inForce) {
        return !setting.getCurrentConfiguredValue().wasDefaultValueUsed()
                || !inForce.equalsIgnoreCase(setting.getDefaultValue());
    }
}
