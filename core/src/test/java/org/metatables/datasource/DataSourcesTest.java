package org.metatables.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.metatables.datasource.Capability.COMPILED_SELECT;
import static org.metatables.datasource.Capability.TABLE_DDL;
import static org.metatables.datasource.Capability.TABLE_MIGRATION;
import static org.metatables.datasource.Capability.TABLE_REGISTRATION;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class DataSourcesTest {

    private static final Set<Capability> EVERYTHING = EnumSet.allOf(Capability.class);
    private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private final TestDatabase database;
    private final DataSources dataSources;

    DataSourcesTest(TestDatabase database) {
        this.database = database;
        this.dataSources = DataSources.of(database.dataSource());
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        execute("drop schema if exists metatables cascade");
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
        }
    }

    @Test
    void theDefaultOneIsCapableOfEverything() {
        DataSourceRow theDefault = dataSources.find("default").orElseThrow();

        assertThat(theDefault.capabilities()).isEqualTo(EVERYTHING);
        assertThat(theDefault.accessMode()).isEqualTo(StorageAccessMode.READ_WRITE);
        assertThat(theDefault.hasPhysicalDatabase()).isTrue();
        assertThat(dataSources.find(theDefault.uid())).contains(theDefault);
        assertThat(dataSources.list()).containsExactly(theDefault);
        assertThat(EVERYTHING).allMatch(capability -> theDefault.require(capability) == theDefault);
    }

    @ParameterizedTest
    @EnumSource
    void theCatalogKnowsEveryCapabilityByItsWireName(Capability capability) {
        DataSourceRow made = dataSources.create("of_one", StorageAccessMode.READ_ONLY, Set.of(capability));

        assertThat(dataSources.find(made.uid())).contains(made);
        assertThat(made.capabilities()).containsExactly(capability);
        assertThat(Capability.ofWireName(capability.wireName())).isEqualTo(capability);
    }

    @Test
    void theDataSourcesOfAnOlderCatalogKeepTheirModeAndAreCapableOfEverything() throws SQLException {
        execute("drop schema metatables cascade");
        try (Connection connection = database.connect()) {
            for (CatalogScript script : CatalogScript.all().subList(0, 3)) {
                execute(script.sql());
                execute("insert into metatables.catalog_version (version, script, checksum) values (" + script.version()
                        + ", '" + script.fileName() + "', '" + script.checksum() + "')");
            }
            execute("insert into metatables.data_source (name, storage_access_mode) values ('old', 'read_only')");

            assertThat(CatalogInstaller.installOrUpgrade(connection)).isTrue();
        }
        DataSourceRow old = dataSources.find("old").orElseThrow();
        assertThat(old.accessMode()).isEqualTo(StorageAccessMode.READ_ONLY);
        assertThat(old.capabilities()).isEqualTo(EVERYTHING);
    }

    @Test
    void theCatalogRefusesACapabilityThatNobodyKnows() {
        assertThatThrownBy(() -> execute("update metatables.data_source set capabilities = '{supports_magic}'"))
                .hasMessageContaining("data_source_knows_its_capabilities");
    }

    @Test
    void resolvesTheExplicitOneBeforeTheDeclaredOneBeforeTheConfiguredOne() {
        DataSourceRow explicit = dataSources.create("explicit", StorageAccessMode.READ_WRITE, EVERYTHING);
        DataSourceRow declared = dataSources.create("declared", StorageAccessMode.READ_WRITE, EVERYTHING);
        MetaTablesSettings settings = MetaTablesSettings.of(Map.of("metatables.datasource", "default"));

        assertThat(dataSources.resolve(Optional.of(explicit.uid()), Optional.of("declared"), settings))
                .isEqualTo(explicit);
        assertThat(dataSources.resolve(Optional.empty(), Optional.of("declared"), settings))
                .isEqualTo(declared);
        assertThat(dataSources
                        .resolve(Optional.empty(), Optional.empty(), settings)
                        .name())
                .isEqualTo("default");
    }

    @Test
    void resolvesNothingWhereTheOneThatIsMeantIsNotThere() {
        MetaTablesSettings settings = MetaTablesSettings.of(Map.of("metatables.datasource", "nowhere"));

        assertThatThrownBy(() -> dataSources.resolve(Optional.of(UNKNOWN), Optional.of("default"), settings))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining(UNKNOWN.toString());
        assertThatThrownBy(() -> dataSources.resolve(Optional.empty(), Optional.of("gone"), settings))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining("'gone'")
                .hasMessageContaining("Correct the definition");
        assertThatThrownBy(() -> dataSources.resolve(Optional.empty(), Optional.empty(), settings))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining("'nowhere'")
                .hasMessageContaining("metatables.datasource");
        assertThatThrownBy(() -> dataSources.resolve(Optional.empty(), Optional.empty(), MetaTablesSettings.none()))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining("metatables.datasource=default");
    }

    @Test
    void refusesWithWhatWasRefusedWhereAndWhatToDo() {
        UUID uid = dataSources.find("default").orElseThrow().uid();
        DataSourceRow disabled = dataSources.setAccessMode(uid, StorageAccessMode.DISABLED);
        DataSourceRow readOnly = dataSources.setAccessMode(uid, StorageAccessMode.READ_ONLY);
        DataSourceRow poorer = dataSources.removeCapabilities(uid, Set.of(COMPILED_SELECT, TABLE_DDL));
        DataSourceRow far = dataSources.create("far", StorageAccessMode.READ_WRITE, EVERYTHING);

        assertThat(readOnly.require(COMPILED_SELECT)).isEqualTo(readOnly);
        assertThatThrownBy(() -> disabled.require(COMPILED_SELECT)).isInstanceOf(AccessModeException.class);
        assertThatThrownBy(() -> readOnly.require(TABLE_DDL))
                .isInstanceOf(AccessModeException.class)
                .hasMessageContaining("read_only, which allows no writing")
                .hasMessageContaining("setAccessMode");
        DataSourceRefusedException lack =
                catchThrowableOfType(MissingCapabilityException.class, () -> poorer.require(COMPILED_SELECT));
        assertThat(lack.dataSource()).isEqualTo(poorer);
        assertThat(lack.capability()).isEqualTo(COMPILED_SELECT);
        assertThat(lack).hasMessageContaining(uid.toString()).hasMessageContaining("supports_compiled_select");
        assertThat(far.require(TABLE_REGISTRATION)).isEqualTo(far);
        assertThat(far.allows(TABLE_MIGRATION)).isFalse();
        assertThatThrownBy(() -> far.require(TABLE_MIGRATION))
                .isInstanceOf(NoPhysicalDatabaseException.class)
                .hasMessageContaining("data source far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " padded", "nul\0", "line\nfeed"})
    void refusesANameThatNobodyCouldWrite(String name) {
        assertThatThrownBy(() -> dataSources.create(name, StorageAccessMode.READ_ONLY, Set.of()))
                .isInstanceOf(InvalidDataSourceException.class);
        assertThat(dataSources.list()).hasSize(1);
    }

    @Test
    void refusesANameThatIsTooLongOrTaken() {
        assertThatThrownBy(() -> dataSources.create("x".repeat(64), StorageAccessMode.READ_ONLY, Set.of()))
                .isInstanceOf(InvalidDataSourceException.class);
        assertThatThrownBy(() -> dataSources.create("default", StorageAccessMode.DISABLED, Set.of()))
                .isInstanceOf(InvalidDataSourceException.class)
                .hasMessageContaining("'default' already");
        assertThat(dataSources.find("default").orElseThrow().accessMode()).isEqualTo(StorageAccessMode.READ_WRITE);
    }

    @Test
    void namesTheUidThatItDoesNotKnow() {
        assertThatThrownBy(() -> dataSources.setAccessMode(UNKNOWN, StorageAccessMode.DISABLED))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining(UNKNOWN.toString());
    }

    @Test
    void changesThatHappenAtOnceAllHold() throws Exception {
        UUID uid = dataSources.find("default").orElseThrow().uid();
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<Callable<DataSourceRow>> changes = EVERYTHING.stream()
                    .<Callable<DataSourceRow>>map(one -> () -> dataSources.removeCapabilities(uid, Set.of(one)))
                    .toList();
            for (Future<DataSourceRow> change : threads.invokeAll(changes)) {
                change.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(dataSources.find(uid).orElseThrow().capabilities()).isEmpty();
        assertThat(dataSources
                        .addCapabilities(uid, Set.of(TABLE_DDL, TABLE_MIGRATION))
                        .capabilities())
                .containsExactlyInAnyOrder(TABLE_DDL, TABLE_MIGRATION);
    }

    @Test
    void aLoginThatOwnsNothingReadsAndChangesNothing() {
        database.createRole("data_sources_reader", "secret");
        DataSources asReader = DataSources.of(database.dataSourceFor("data_sources_reader", "secret"));
        UUID uid = asReader.find("default").orElseThrow().uid();

        assertThatThrownBy(() -> asReader.setAccessMode(uid, StorageAccessMode.DISABLED))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
