package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.access.InitialAccess;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.datasource.DataSourceRefusedException;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class StartUpRegistrationTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();
    private static final PhysicalName ROOT = ChangeLogTable.ofDefaultName().name();
    private static final MigrationProvider BILLING = MigrationProvider.of("billing", "main");

    private final Database database;

    StartUpRegistrationTest(TestDatabase database) {
        this.database = new Database(database);
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
    void activatesWhatIsThereAsDeclaredAndReservesTheRest() throws SQLException {
        database.execute(Shop.ddl(ACCOUNT));

        List<RegisteredTable> registered = register(plan(Set.of(ACCOUNT.name()), ACCOUNT, BASKET));

        assertThat(registered)
                .extracting(RegisteredTable::name, RegisteredTable::status, RegisteredTable::isNew)
                .containsExactly(
                        tuple(ACCOUNT.name(), ProvisioningStatus.ACTIVE, true),
                        tuple(BASKET.name(), ProvisioningStatus.RESERVED, true));
        assertThat(row(ROOT).isActive()).isTrue();
        assertThat(row(ROOT).rootUid()).isEmpty();
        for (TableDefinition table : List.of(ACCOUNT, BASKET)) {
            assertThat(row(table.name()).definition()).contains(table);
            assertThat(row(table.name()).provider()).contains(Shop.PROVIDER);
            assertThat(row(table.name()).rootUid()).contains(row(ROOT).uid());
            assertThat(row(table.name()).revision()).isEqualTo(1);
        }
        assertThat(row(ACCOUNT.name()).activatedAt()).isPresent();
        assertThat(row(BASKET.name()).activatedAt()).isEmpty();
    }

    @Test
    void reservesWhatWasDroppedSinceItWasCompared() throws SQLException {
        register(plan(Set.of(ACCOUNT.name()), ACCOUNT));

        assertThat(row(ACCOUNT.name()).isActive()).isFalse();
    }

    @Test
    void reservesTheChangeLogTableWhereLiquibaseHasNotMadeItYet() throws SQLException {
        database.execute("drop table databasechangelog");

        register(plan(Set.of(), ACCOUNT));

        assertThat(row(ROOT).isActive()).isFalse();
    }

    @Test
    void leavesRowsAloneThatAreThere() throws SQLException {
        TableDefinition wider = Shop.table("account")
                .column(Shop.column("region", "varchar(8)"))
                .build();
        migrate(Shop.update(ACCOUNT));
        CatalogTable before = row(ACCOUNT.name());

        List<RegisteredTable> registered = register(plan(Set.of(ACCOUNT.name()), wider, BASKET));

        assertThat(row(ACCOUNT.name())).isEqualTo(before);
        assertThat(registered)
                .extracting(
                        RegisteredTable::name, RegisteredTable::uid, RegisteredTable::status, RegisteredTable::isNew)
                .contains(tuple(ACCOUNT.name(), before.uid(), ProvisioningStatus.ACTIVE, false));
        assertThat(row(BASKET.name()).isActive()).isFalse();
    }

    @Test
    void putsRowsUnderTheChangeLogTableThatTheProviderHas() throws SQLException {
        PhysicalName own = PhysicalName.inDefaultSchema("shop_changelog");
        DefinitionSet account = definitions(Shop.PROVIDER, ACCOUNT);
        try (Connection connection = database.connect()) {
            Migration.begin(connection, MigrationPlan.of(account, new ChangeLogTable(own), "update"))
                    .reserve();
        }

        register(plan(Set.of(), BASKET));

        assertThat(row(BASKET.name()).rootUid()).contains(row(own).uid());
        assertThat(names()).containsExactly("account", "basket", "shop_changelog");
    }

    @Test
    void putsRowsUnderTheChangeLogTableThatIsNamed() throws SQLException {
        migrate(Shop.update(ACCOUNT));
        PhysicalName named = PhysicalName.inDefaultSchema("shop_changelog");

        register(new RegistrationPlan(
                definitions(Shop.PROVIDER, BASKET),
                Optional.of(new ChangeLogTable(named)),
                Set.of(BASKET.name()),
                Set.of(),
                InitialAccess.none(),
                Optional.empty()));

        assertThat(row(BASKET.name()).rootUid()).contains(row(named).uid());
    }

    @Test
    void isAdoptedByTheNextMigration() throws SQLException {
        database.execute(Shop.ddl(ACCOUNT));
        register(plan(Set.of(ACCOUNT.name()), ACCOUNT, BASKET));
        UUID account = row(ACCOUNT.name()).uid();
        database.execute(Shop.ddl(BASKET));

        ReservationReport report = migrate(Shop.update(ACCOUNT, BASKET));

        assertThat(report.tables())
                .extracting(Reservation::action)
                .containsExactly(ReservationAction.UNCHANGED, ReservationAction.ADOPTED);
        assertThat(report.root().action()).isEqualTo(ReservationAction.UNCHANGED);
        assertThat(row(ACCOUNT.name()).uid()).isEqualTo(account);
        assertThat(row(BASKET.name()).isActive()).isTrue();
    }

    @Test
    void refusesTheTableOfAnotherProviderAndWritesNothing() throws SQLException {
        reserve(BILLING, "billing_changelog", ACCOUNT);

        assertThatThrownBy(() -> register(plan(Set.of(), ACCOUNT, BASKET)))
                .isInstanceOf(ForeignTableException.class)
                .hasMessageContaining("public.account")
                .hasMessageContaining("'billing:main'")
                .hasMessageContaining("'shop:shop'")
                .hasMessageContaining("Nothing was written.");
        assertThat(names()).containsExactly("account", "billing_changelog");
    }

    @Test
    void refusesTheChangeLogTableOfAnotherProviderAndWritesNothing() throws SQLException {
        reserve(BILLING, "databasechangelog", ACCOUNT);

        assertThatThrownBy(() -> register(plan(Set.of(), BASKET)))
                .isInstanceOf(ForeignTableException.class)
                .hasMessageContaining("public.databasechangelog")
                .hasMessageContaining("'billing:main'");
        assertThat(names()).containsExactly("account", "databasechangelog");
    }

    @Test
    void refusesAnIdentifierThatAnotherTableHasAndWritesNothing() throws SQLException {
        TableDefinition namesake =
                Shop.table("customer").identifier("shop.account").build();
        migrate(Shop.update(ACCOUNT));

        assertThatThrownBy(() -> register(plan(Set.of(), namesake, BASKET)))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageContaining("public.customer")
                .hasMessageContaining("public.account")
                .hasMessageContaining("'shop.account'");
        assertThat(names()).containsExactly("account", "databasechangelog");
    }

    @Test
    void saysWhichLoginOrWhichGrantHelpsWhereTheLoginMayNotWrite() throws SQLException {
        String login = "app_" + UUID.randomUUID().toString().replace("-", "");
        database.database().createRole(login, "secret");
        RegistrationPlan plan = plan(Set.of(), ACCOUNT, BASKET);
        try (Connection connection =
                database.database().dataSourceFor(login, "secret").getConnection()) {
            assertThatThrownBy(() -> StartUpRegistration.register(connection, plan))
                    .isInstanceOf(RegistrationDeniedException.class)
                    .hasMessageStartingWith(
                            "The login '" + login + "' may not write the catalog, so 2 tables could not be"
                                    + " registered: public.account, public.basket. Nothing was written.")
                    .hasMessageContaining("mvn liquibase:update")
                    .hasMessageContaining("metatables.startup.user")
                    .hasMessageContaining("grant insert on metatables.meta_table to \"" + login + "\".");

            database.execute("grant insert on metatables.meta_table to \"" + login + "\"");
            assertThat(StartUpRegistration.register(connection, plan)).hasSize(2);
        }
    }

    @Test
    void isOneRoundTripWhateverTheNumberOfTables() throws SQLException {
        try (Connection connection = WireTurns.connect(database.database())) {
            for (int count : List.of(1, 100, 1000)) {
                database.reset();
                RegistrationPlan plan = plan(Set.of(), Shop.tables(count).toArray(TableDefinition[]::new));

                assertThat(WireTurns.of(() -> StartUpRegistration.register(connection, plan)))
                        .as("round trips for %s tables", count)
                        .isEqualTo(1);
                assertThat(names()).hasSize(count + 1);
            }
        }
    }

    @Test
    void keepsTheCommitModeAndWorksInTheStrictestIsolation() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            Catalog.of(connection).list();
            register(plan(Set.of(), ACCOUNT));

            StartUpRegistration.register(connection, plan(Set.of(), ACCOUNT, BASKET));

            assertThat(connection.getAutoCommit()).isFalse();
        }
        assertThat(names()).containsExactly("account", "basket", "databasechangelog");
    }

    @ParameterizedTest
    @EnumSource
    void convergesWhereverItsConnectionIsCut(CrashingConnection.Moment moment) throws SQLException {
        boolean crashed = true;
        for (int fatal = 1; crashed; fatal++) {
            database.reset();
            CrashingConnection connection = new CrashingConnection(database, fatal, moment);
            try {
                StartUpRegistration.register(connection.open(), plan(Set.of(), ACCOUNT, BASKET));
            } catch (CatalogAccessException cut) {
                assertThat(connection.crashed()).as(cut.toString()).isTrue();
            } finally {
                connection.close();
            }
            crashed = connection.crashed();
            assertThat(names().size()).as("all or nothing").isIn(0, 3);

            register(plan(Set.of(), ACCOUNT, BASKET));
            assertThat(names()).containsExactly("account", "basket", "databasechangelog");
        }
    }

    @Test
    void refusesATableThatIsNamedLikeTheChangeLogTable() {
        TableDefinition impostor = Shop.table(ROOT).build();

        assertThatThrownBy(() -> register(plan(Set.of(), impostor))).isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void takesTheOwnChangeLogTableOfAProjectThatWasNeverMigrated() throws SQLException {
        database.execute("drop table databasechangelog");

        register(planOfProject(BASKET));

        assertThat(names()).containsExactly("basket", "shop__databasechangelog");
    }

    @Test
    void takesTheChangeLogTableThatIsThereWhereTheProjectHasNotMadeItsOwn() throws SQLException {
        register(planOfProject(BASKET));
        assertThat(names()).containsExactly("basket", "databasechangelog");

        database.reset();
        database.execute("create table shop__databasechangelog (id varchar(255))");
        register(planOfProject(BASKET));
        assertThat(names()).containsExactly("basket", "shop__databasechangelog");
        assertThat(row(PhysicalName.inDefaultSchema("shop__databasechangelog")).isActive())
                .isTrue();
    }

    @Test
    void takesNoChangeLogTableThatAnotherProjectHas() throws SQLException {
        reserve(BILLING, "databasechangelog", ACCOUNT);

        register(planOfProject(BASKET));

        assertThat(names()).containsExactly("account", "basket", "databasechangelog", "shop__databasechangelog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage_access_mode = 'disabled'", "capabilities = array['supports_table_ddl']"})
    void writesNothingWhereTheDataSourceKeepsNoTables(String refusal) throws SQLException {
        database.execute("update metatables.data_source set " + refusal);

        assertThatThrownBy(() -> register(plan(Set.of(), ACCOUNT)))
                .isInstanceOf(DataSourceRefusedException.class)
                .hasMessageContaining("default");
        assertThat(names()).isEmpty();
    }

    /** The registration of all of the tables, none of which is said to have a row. */
    private static RegistrationPlan plan(Set<PhysicalName> matching, TableDefinition... tables) {
        return new RegistrationPlan(
                definitions(Shop.PROVIDER, tables),
                Optional.empty(),
                Arrays.stream(tables).map(TableDefinition::name).collect(Collectors.toSet()),
                matching,
                InitialAccess.none(),
                Optional.empty());
    }

    private static RegistrationPlan planOfProject(TableDefinition table) {
        DefinitionSet definitions = new DefinitionSet(
                Shop.PROVIDER,
                List.of(table),
                new DefinitionOrigin("test", "none", "none"),
                Optional.of("shop"),
                Optional.empty());
        return new RegistrationPlan(
                definitions, Optional.empty(), Set.of(table.name()), Set.of(), InitialAccess.none(), Optional.empty());
    }

    private static DefinitionSet definitions(MigrationProvider provider, TableDefinition... tables) {
        return new DefinitionSet(provider, Arrays.asList(tables), new DefinitionOrigin("test", "none", "none"));
    }

    private List<RegisteredTable> register(RegistrationPlan plan) throws SQLException {
        try (Connection connection = database.connect()) {
            return StartUpRegistration.register(connection, plan);
        }
    }

    private void reserve(MigrationProvider provider, String root, TableDefinition table) throws SQLException {
        try (Connection connection = database.connect()) {
            ChangeLogTable changeLog = new ChangeLogTable(PhysicalName.inDefaultSchema(root));
            Migration.begin(connection, MigrationPlan.of(definitions(provider, table), changeLog, "update"))
                    .reserve();
        }
    }

    /** A migration whose tables are made if they are not there. */
    private ReservationReport migrate(MigrationPlan plan) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, plan);
            ReservationReport report = migration.reserve();
            for (TableDefinition table : plan.tables()) {
                database.execute(Shop.ddl(table).replace("create table", "create table if not exists"));
            }
            migration.finalise(FinalisationMode.STRICT);
            return report;
        }
    }

    private CatalogTable row(PhysicalName name) {
        return Catalog.of(database.database().dataSource())
                .resolve(List.of(name))
                .get(name);
    }

    private List<String> names() throws SQLException {
        return database.rows("select physical_table_name from metatables.meta_table order by 1");
    }
}
