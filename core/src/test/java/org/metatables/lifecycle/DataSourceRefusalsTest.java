package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.datasource.AccessModeException;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceNotFoundException;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.MissingCapabilityException;
import org.metatables.datasource.NoPhysicalDatabaseException;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A migration respects what its data source allows, and says so before anything is written. */
@PostgresTest
class DataSourceRefusalsTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();

    private final Database database;
    private final DataSources dataSources;

    DataSourceRefusalsTest(TestDatabase database) {
        this.database = new Database(database);
        this.dataSources = DataSources.of(database.dataSource());
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void reservesNothingInADataSourceThatIsNotCapableOfMigrations() throws SQLException {
        dataSources.removeCapabilities(theDefault(), Set.of(Capability.TABLE_MIGRATION));

        assertThatThrownBy(this::reserve).isInstanceOf(MissingCapabilityException.class);
        assertThatNothingIsWritten();

        dataSources.addCapabilities(theDefault(), Set.of(Capability.TABLE_MIGRATION));
        reserve();
        assertThat(rows()).containsExactly("account|reserved", "databasechangelog|reserved");
    }

    @Test
    void reservesNothingInADataSourceThatMayOnlyBeRead() throws SQLException {
        dataSources.setAccessMode(theDefault(), StorageAccessMode.READ_ONLY);

        assertThatThrownBy(this::reserve)
                .isInstanceOf(AccessModeException.class)
                .hasMessageContaining("supports_table_migration");
        assertThatNothingIsWritten();
    }

    @Test
    void activatesNothingInADataSourceThatWasDisabledWhileTheMigrationRan() throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT));
            migration.reserve();
            database.execute(Shop.ddl(ACCOUNT));
            dataSources.setAccessMode(theDefault(), StorageAccessMode.DISABLED);

            assertThatThrownBy(() -> migration.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(AccessModeException.class);
            assertThat(rows()).containsExactly("account|reserved", "databasechangelog|reserved");

            dataSources.setAccessMode(theDefault(), StorageAccessMode.READ_WRITE);
            migration.finalise(FinalisationMode.STRICT);
            assertThat(rows()).containsExactly("account|active", "databasechangelog|active");
        }
    }

    @Test
    void reservesNoTableThatIsDeclaredToBeElsewhere() throws SQLException {
        dataSources.create("warehouse", StorageAccessMode.READ_WRITE, EnumSet.allOf(Capability.class));

        assertThatThrownBy(() ->
                        reserve(Shop.table("account").dataSource("warehouse").build()))
                .isInstanceOf(NoPhysicalDatabaseException.class)
                .hasMessageContaining("data source warehouse");
        assertThatThrownBy(() ->
                        reserve(Shop.table("account").dataSource("nowhere").build()))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining("'nowhere'");
        assertThatNothingIsWritten();

        reserve(Shop.table("account").dataSource("default").build());
        assertThat(rows()).hasSize(2);
    }

    private UUID theDefault() {
        return dataSources.find("default").orElseThrow().uid();
    }

    private void reserve() throws SQLException {
        reserve(ACCOUNT);
    }

    private void reserve(TableDefinition table) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration.begin(connection, Shop.update(table)).reserve();
        }
    }

    private void assertThatNothingIsWritten() throws SQLException {
        assertThat(rows()).isEmpty();
        assertThat(database.rows("select 1 from metatables.run")).isEmpty();
    }

    private List<String> rows() throws SQLException {
        return database.rows("select physical_table_name, provisioning_status from metatables.meta_table order by 1");
    }
}
