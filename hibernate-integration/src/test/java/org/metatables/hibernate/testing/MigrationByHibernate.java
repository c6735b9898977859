package org.metatables.hibernate.testing;

import java.sql.Connection;
import java.sql.SQLException;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.DefinitionSet;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.TestDatabase;

/** What Liquibase and our extension do together, with Hibernate's schema tool in Liquibase's place. */
public final class MigrationByHibernate {

    private final TestDatabase database;
    private final MigrationPlan plan;

    private MigrationByHibernate(TestDatabase database, MigrationPlan plan) {
        this.database = database;
        this.plan = plan;
    }

    public static MigrationByHibernate of(TestDatabase database, DefinitionSet definitions) {
        return new MigrationByHibernate(
                database, MigrationPlan.of(definitions, ChangeLogTable.ofDefaultName(), "update"));
    }

    /** The same, giving the tables the roles that governed operations of this login stand in. */
    public MigrationByHibernate granting(String login) {
        return new MigrationByHibernate(database, plan.granting(login));
    }

    /** Reserves the rows and goes no further. */
    public void reserve() throws SQLException {
        try (Connection connection = database.connect()) {
            reserved(connection);
        }
    }

    /** Reserves the rows, lets Hibernate create the tables of the boot, and activates the rows. */
    public void run(Boot boot) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = reserved(connection);
            boot.copy()
                    .with(MetaTablesSettings.STARTUP, "off")
                    .creatingTables()
                    .on(database)
                    .close();
            migration.finalise(FinalisationMode.LENIENT);
        }
    }

    private Migration reserved(Connection connection) throws SQLException {
        CatalogInstaller.installOrUpgrade(connection);
        Migration migration = Migration.begin(connection, plan);
        migration.reserve();
        return migration;
    }
}
