package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTablesException;
import org.metatables.catalog.CatalogAlteredException;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogMissingException;
import org.metatables.catalog.CatalogOutdatedException;
import org.metatables.catalog.CatalogTooNewException;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.testing.Boot;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What an application is told that starts against a catalog that is not the one its MetaTables works with. */
@PostgresTest
class CatalogAtStartUpTest {

    private final TestDatabase database;

    CatalogAtStartUpTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void installAnew() throws SQLException {
        execute("drop schema if exists metatables cascade");
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
        }
    }

    @Test
    void anAbsentCatalogIsInstalledByTheNamedCommand() throws SQLException {
        execute("drop schema metatables cascade");

        assertRefusedWith(
                CatalogMissingException.class,
                "The database " + database.name() + " has no MetaTables catalog (schema metatables). Run the migration,"
                        + " which installs it: mvn liquibase:update");
    }

    @Test
    void anOlderCatalogIsUpgradedByTheNamedCommand() throws SQLException {
        int version = version();
        execute("delete from metatables.catalog_version where version = " + version);

        assertRefusedWith(
                CatalogOutdatedException.class,
                "has version " + (version - 1) + ", but this program needs version " + version + ".",
                "Run the migration with this program's version of MetaTables, which upgrades the catalog:"
                        + " mvn liquibase:update");
    }

    @Test
    void aNewerCatalogAsksForNewerDependencies() throws SQLException {
        int version = version();
        execute(
                "insert into metatables.catalog_version (version, script, checksum) values (4711, 'V4711__x.sql', 'x')");

        assertRefusedWith(
                CatalogTooNewException.class,
                "has version 4711, but this program knows versions up to " + version + ".",
                "Use a newer version of the MetaTables dependencies here, and for mvn liquibase:update");
    }

    @Test
    void anAlteredCatalogNamesTheScriptAndTheCommand() throws SQLException {
        execute("update metatables.catalog_version set checksum = 'other' where version = 1");

        assertRefusedWith(
                CatalogAlteredException.class,
                "was made by another script V001__catalog.sql than the one of this program.",
                "Drop the schema metatables if it holds nothing that is needed, and run the migration:"
                        + " mvn liquibase:update");
    }

    /** JPA says of which unit it is and gives the reason as its cause; Hibernate's own API gives the reason alone. */
    private void assertRefusedWith(Class<? extends MetaTablesException> type, String... words) {
        assertThatThrownBy(() -> demo().on(database))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("persistence unit: test")
                .cause()
                .isInstanceOf(type)
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> demo().metadataOn(database).buildSessionFactory())
                .isInstanceOf(type)
                .hasMessageContainingAll(words);
    }

    private static Boot demo() {
        return Boot.of(Account.class).with(MetaTablesSettings.PROJECT, "demo");
    }

    private int version() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(version) from metatables.catalog_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
