package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.Check;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class ReservationTest {

    private static final TableDefinition ACCOUNT = Shop.table("account")
            .description("Who buys.")
            .labels(List.of("core", "pii"))
            .build();

    private final Database database;

    ReservationTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
    }

    @Test
    void makesARowForEveryTableAndForTheChangeLogTable() throws SQLException {
        ReservationReport report = reserve(Shop.update(ACCOUNT));

        assertThat(report.summary()).isEqualTo("1 table: 1 created");
        CatalogTable row = rowOf(ACCOUNT);
        assertThat(row.uid()).isEqualTo(report.tables().get(0).uid());
        assertThat(row.rootUid()).contains(report.root().uid());
        assertThat(row.status()).isEqualTo(ProvisioningStatus.RESERVED);
        assertThat(row.reservedByRun()).contains(report.runUid());
        assertThat(row.definition()).contains(ACCOUNT);
        assertThat(row.contract()).isEqualTo(TableContract.of(ACCOUNT));
        assertThat(row.fingerprint()).isEqualTo(Fingerprint.of(ACCOUNT));
        assertThat(row.identifier()).contains("shop.account");
        assertThat(row.description()).contains("Who buys.");
        assertThat(row.labels()).containsExactly("core", "pii");
        assertThat(row.provider()).contains(Shop.PROVIDER);
        assertThat(row.managementMode()).isEqualTo(ManagementMode.PLATFORM_MANAGED);
        assertThat(row.schemaManagementMode()).isEqualTo(SchemaManagementMode.LIQUIBASE_MANAGED);
        assertThat(row.revision()).isEqualTo(1);
        assertThat(row.activatedAt()).isEmpty();
    }

    @Test
    void theRootRowIsTheChangeLogTableWithItsColumns() throws SQLException {
        ReservationReport report = reserve(Shop.update(ACCOUNT));

        CatalogTable root = get(report.root().uid());
        assertThat(root.name()).isEqualTo(PhysicalName.inDefaultSchema("databasechangelog"));
        assertThat(root.identifier()).contains("shop.databasechangelog");
        assertThat(root.rootUid()).isEmpty();
        assertThat(root.contract().columns()).extracting("name").startsWith("id", "author", "filename", "dateexecuted");
        assertThat(root.contract().authoring()).containsEntry("owner", "liquibase");
    }

    @Test
    void recordsTheRun() throws SQLException {
        ReservationReport report = reserve(Shop.update(ACCOUNT));

        assertThat(database.rows("""
                        select uid, provider_key, command, direct, finished_at, outcome, tables_reserved, tables_unchanged
                        from metatables.run
                        """)).containsExactly(report.runUid() + "|shop:shop|update|t|null|null|2|0");
    }

    @Test
    void adoptsWhatAnUnfinishedRunReserved() throws SQLException {
        ReservationReport first = reserve(Shop.update(ACCOUNT));

        ReservationReport second = reserve(Shop.update(ACCOUNT));

        assertThat(second.tables().get(0).uid()).isEqualTo(first.tables().get(0).uid());
        assertThat(second.summary()).isEqualTo("1 table: 1 adopted");
        assertThat(rowOf(ACCOUNT).reservedByRun()).contains(second.runUid());
        assertThat(rowOf(ACCOUNT).revision()).isEqualTo(1);
    }

    @Test
    void doesNotWriteARowThatIsActiveAndAsDeclared() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        activateAll();
        List<String> before = versionsOfAllRows();

        ReservationReport report = reserve(Shop.update(ACCOUNT));

        assertThat(report.summary()).isEqualTo("1 table: 1 unchanged");
        assertThat(versionsOfAllRows()).isEqualTo(before);
    }

    @Test
    void aChangedStructureIsReservedAgainUnderItsUid() throws SQLException {
        UUID uid = reserve(Shop.update(ACCOUNT)).tables().get(0).uid();
        activateAll();
        TableDefinition wider = Shop.table("account")
                .column(Shop.column("region", "varchar(8)"))
                .build();

        ReservationReport report = reserve(Shop.update(wider));

        assertThat(report.summary()).isEqualTo("1 table: 1 changed");
        assertThat(report.tables().get(0).previousStatus()).contains(ProvisioningStatus.ACTIVE);
        CatalogTable row = rowOf(wider);
        assertThat(row.uid()).isEqualTo(uid);
        assertThat(row.revision()).isEqualTo(2);
        assertThat(row.status()).isEqualTo(ProvisioningStatus.RESERVED);
        assertThat(row.definition()).contains(wider);
        assertThat(row.contract()).isEqualTo(TableContract.of(wider));
        assertThat(row.fingerprint()).isEqualTo(Fingerprint.of(wider));
    }

    @Test
    void aChangedDefaultIsAChangedStructureThoughTheFingerprintIsTheSame() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        activateAll();
        TableDefinition checked = Shop.table("account")
                .description("Who buys.")
                .labels(List.of("core", "pii"))
                .check(new Check(Optional.empty(), "code <> ''"))
                .build();
        assertThat(Fingerprint.of(checked)).isEqualTo(Fingerprint.of(ACCOUNT));

        assertThat(reserve(Shop.update(checked)).summary()).isEqualTo("1 table: 1 changed");
    }

    @Test
    void aChangedDescriptionOrIdentifierIsWrittenAndLeavesTheTableActive() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        activateAll();
        TableDefinition described = Shop.table("account")
                .identifier("shop.customer")
                .description("Who pays.")
                .labels(List.of("core"))
                .protectFromDeletion(true)
                .build();

        ReservationReport report = reserve(Shop.update(described));

        assertThat(report.summary()).isEqualTo("1 table: 1 described");
        CatalogTable row = rowOf(described);
        assertThat(row.status()).isEqualTo(ProvisioningStatus.ACTIVE);
        assertThat(row.reservedByRun()).isEmpty();
        assertThat(row.revision()).isEqualTo(2);
        assertThat(row.identifier()).contains("shop.customer");
        assertThat(row.description()).contains("Who pays.");
        assertThat(row.labels()).containsExactly("core");
        assertThat(row.protectFromDeletion()).isTrue();
        assertThat(row.definition()).contains(described);
    }

    @Test
    void twoTablesCanSwapTheirIdentifiers() throws SQLException {
        reserve(Shop.update(
                Shop.table("one").identifier("first").build(),
                Shop.table("two").identifier("second").build()));

        TableDefinition one = Shop.table("one").identifier("second").build();
        TableDefinition two = Shop.table("two").identifier("first").build();
        reserve(Shop.update(one, two));

        assertThat(rowOf(one).identifier()).contains("second");
        assertThat(rowOf(two).identifier()).contains("first");
    }

    @Test
    void refusesTheTableOfAnotherProviderAndNamesBothOwners() throws SQLException {
        MigrationProvider other = MigrationProvider.of("billing", "billing");
        UUID uid = reserve(Shop.plan(other, List.of(ACCOUNT))).tables().get(0).uid();
        List<String> before = versionsOfAllRows();
        MigrationPlan plan = MigrationPlan.of(
                Shop.update(Shop.table("basket").build(), ACCOUNT).definitions(),
                new ChangeLogTable(PhysicalName.inDefaultSchema("shop_changelog")),
                "update");

        assertThatThrownBy(() -> reserve(plan))
                .isInstanceOfSatisfying(
                        ForeignTableException.class,
                        refusal -> assertThat(refusal.conflicts())
                                .first()
                                .isEqualTo(
                                        new Conflict.ForeignTable(ACCOUNT.name(), "shop:shop", uid, "billing:billing")))
                .hasMessageContaining("public.account")
                .hasMessageContaining("belongs to 'billing:billing'")
                .hasMessageContaining("not to 'shop:shop'")
                .hasMessageContaining("Nothing was written");
        assertThat(versionsOfAllRows()).isEqualTo(before);
        assertThat(database.rows("select provider_key from metatables.run")).containsExactly("billing:billing");
    }

    @Test
    void refusesTheTableThatAPythonProjectOwns() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        database.execute("update metatables.meta_table set schema_management_mode = 'alembic_managed'"
                + " where physical_table_name = 'account'");

        assertThatThrownBy(() -> reserve(Shop.update(ACCOUNT)))
                .isInstanceOf(ForeignTableException.class)
                .hasMessageContaining("alembic_managed");
    }

    @Test
    void refusesAnIdentifierThatAnotherTableHasAndReportsAllConflictsAtOnce() throws SQLException {
        MigrationProvider other = MigrationProvider.of("billing", "billing");
        reserve(MigrationPlan.of(
                Shop.plan(other, List.of(ACCOUNT, Shop.table("invoice").build()))
                        .definitions(),
                new ChangeLogTable(PhysicalName.inDefaultSchema("billing_changelog")),
                "update"));
        TableDefinition customer =
                Shop.table("customer").identifier("shop.account").build();

        assertThatThrownBy(() -> reserve(Shop.update(customer)))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageContaining("'shop.account'")
                .hasMessageContaining("public.customer")
                .hasMessageContaining("public.account of 'billing:billing'");
        assertThatThrownBy(() ->
                        reserve(Shop.update(customer, Shop.table("invoice").build())))
                .isInstanceOfSatisfying(
                        ForeignTableException.class,
                        refusal -> assertThat(refusal.conflicts()).hasSize(2));
    }

    @Test
    void reservesWhatAnotherRunHasChangedSinceThisOneBegan() throws SQLException {
        TableDefinition wider = Shop.table("account")
                .column(Shop.column("region", "varchar(8)"))
                .build();
        reserve(Shop.update(ACCOUNT));
        try (Connection connection = database.connect()) {
            Migration slow = Migration.begin(connection, Shop.update(ACCOUNT));
            reserve(Shop.update(wider));

            slow.reserve();
        }

        assertThat(rowOf(ACCOUNT).definition()).contains(ACCOUNT);
        assertThat(rowOf(ACCOUNT).revision()).isEqualTo(3);
    }

    @Test
    void aRenamedTableKeepsItsUidWhereItsRowIsRenamedFirst() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        UUID uid = rowOf(ACCOUNT).uid();
        TableDefinition renamed = Shop.table("konto").identifier("shop.account").build();
        String advised = "update metatables.meta_table set physical_schema = 'public', physical_table_name = 'konto'"
                + " where uid = '" + uid + "';";

        assertThatThrownBy(() -> reserve(Shop.update(renamed)))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageContaining(advised);
        database.execute(advised);
        reserve(Shop.update(renamed));

        assertThat(rowOf(renamed).uid()).isEqualTo(uid);
        assertThat(rowOf(renamed).status()).isEqualTo(ProvisioningStatus.RESERVED);
    }

    @Test
    void aChangeLogThatMovedToAnotherSchemaIsRefusedWithBothWaysOut() throws SQLException {
        reserve(Shop.update(ACCOUNT));
        MigrationPlan moved = MigrationPlan.of(
                Shop.update(ACCOUNT).definitions(),
                new ChangeLogTable(new PhysicalName("depot", "databasechangelog")),
                "update");

        assertThatThrownBy(() -> reserve(moved))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageContaining("set physical_schema = 'depot', physical_table_name = 'databasechangelog'")
                .hasMessageContaining("liquibase.liquibaseSchemaName");
    }

    @Test
    void refusesAnEntityThatMapsTheChangeLogTable() {
        TableDefinition mapped = Shop.table("databasechangelog").build();

        assertThatThrownBy(() -> Shop.update(mapped))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("public.databasechangelog");
    }

    @Test
    void refusesARoleThatDoesNotExistBeforeAnythingIsWritten() throws SQLException {
        assertThatThrownBy(() -> reserve(Shop.update(ACCOUNT).granting("no \"such\" role")))
                .isInstanceOf(MissingRoleException.class)
                .hasMessageContaining("create role \"no \"\"such\"\" role\" login");
        assertThat(versionsOfAllRows()).isEmpty();
    }

    @Test
    void keepsHostileNamesAsTheyAre() throws SQLException {
        PhysicalName hostile = new PhysicalName("Sch\"ema; drop", "t'able \\ \"x\" $1 ? 日本 {\"}");
        TableDefinition table = Shop.table(hostile)
                .identifier("shop.'\"\\u0041")
                .description("a 'quote', a \\ and a ? in \"words\"")
                .labels(List.of("a,b", "{c}", "\"d\"", "NULL", ""))
                .build();

        reserve(Shop.update(table));

        CatalogTable row = rowOf(table);
        assertThat(row.definition()).contains(table);
        assertThat(row.labels()).isEqualTo(table.labels());
        assertThat(row.identifier()).isEqualTo(table.identifier());
        assertThat(row.qualifiedName()).isEqualTo("\"Sch\"\"ema; drop\".\"t'able \\ \"\"x\"\" $1 ? 日本 {\"\"}\"");
    }

    @Test
    void worksInAnyCommitModeAndIsolationAndKeepsThem() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(false);
            connection.setAutoCommit(false);
            Catalog.of(connection).list();
            reserve(Shop.update(ACCOUNT));

            ReservationReport report =
                    Migration.begin(connection, Shop.update(ACCOUNT)).reserve();

            assertThat(report.summary()).isEqualTo("1 table: 1 adopted");
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            connection.rollback();
        }
        assertThat(database.rows("select count(*) from metatables.run")).containsExactly("2");
    }

    @Test
    void aFailedMigrationLeavesTheRowsReservedAndMarksTheRun() throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT));
            migration.reserve();
            migration.fail();
        }

        assertThat(rowOf(ACCOUNT).status()).isEqualTo(ProvisioningStatus.RESERVED);
        assertThat(database.rows("select outcome from metatables.run where finished_at is not null"))
                .containsExactly("failed");
    }

    private ReservationReport reserve(MigrationPlan plan) throws SQLException {
        try (Connection connection = database.connect()) {
            return Migration.begin(connection, plan).reserve();
        }
    }

    private CatalogTable rowOf(TableDefinition table) {
        return catalog().resolve(List.of(table.name())).get(table.name());
    }

    private CatalogTable get(UUID uid) {
        return catalog().get(uid);
    }

    private Catalog catalog() {
        return Catalog.of(database.database().dataSource());
    }

    private void activateAll() throws SQLException {
        database.execute("update metatables.meta_table set provisioning_status = 'active', reserved_by_run = null");
    }

    /** Changes with every write of a row, also with one that sets what is there. */
    private List<String> versionsOfAllRows() throws SQLException {
        return database.rows("select uid, xmin, ctid from metatables.meta_table order by uid");
    }
}
