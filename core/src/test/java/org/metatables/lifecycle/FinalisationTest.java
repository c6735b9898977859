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
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class FinalisationTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();

    private final Database database;

    FinalisationTest(TestDatabase database) {
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
    void activatesTheRowsWhoseTablesMatch() throws SQLException {
        FinalisationReport report = update(List.of(ACCOUNT, BASKET), Shop.ddl(ACCOUNT), Shop.ddl(BASKET));

        assertThat(report.ok()).isTrue();
        assertThat(report.summary()).isEqualTo("2 tables: 2 active, 2 of them newly");
        assertThat(report.lines()).isEmpty();
        CatalogTable row = rowOf(ACCOUNT);
        assertThat(row.isActive()).isTrue();
        assertThat(row.reservedByRun()).isEmpty();
        assertThat(row.activatedAt()).isPresent();
        assertThat(get(report.root().uid()).isActive()).isTrue();
        assertThat(runs()).containsExactly("succeeded|3|0|2|0");
    }

    @Test
    void aSecondRunWithNothingToDoWritesNoRow() throws SQLException {
        update(List.of(ACCOUNT, BASKET), Shop.ddl(ACCOUNT), Shop.ddl(BASKET));
        List<String> before = versionsOfAllRows();

        FinalisationReport report = update(List.of(ACCOUNT, BASKET));

        assertThat(report.summary()).isEqualTo("2 tables: 2 active, 0 of them newly");
        assertThat(versionsOfAllRows()).isEqualTo(before);
        assertThat(runs()).containsExactly("succeeded|3|0|2|0", "succeeded|0|3|0|0");
    }

    @Test
    void findsWhatWasChangedByHandSinceAllWasVerified() throws SQLException {
        update(List.of(ACCOUNT, BASKET), Shop.ddl(ACCOUNT), Shop.ddl(BASKET));
        update(List.of(ACCOUNT, BASKET));
        database.execute("alter table basket alter column code type integer using 0");

        assertThatThrownBy(() -> update(List.of(ACCOUNT, BASKET)))
                .isInstanceOf(FinalisationException.class)
                .hasMessageContaining("column code");
        assertThat(rowOf(BASKET).status()).isEqualTo(ProvisioningStatus.RESERVED);
        database.execute("alter table basket alter column code type varchar(64) using ''");
        assertThat(update(List.of(ACCOUNT, BASKET)).finalisedCount()).isEqualTo(1);
    }

    @Test
    void reportsWhatDoesNotStandAgainstUsingATableEveryTime() throws SQLException {
        update(List.of(ACCOUNT), Shop.ddl(ACCOUNT));
        database.execute("create index on account (code)");

        assertThat(update(List.of(ACCOUNT)).lines()).hasSize(1);
        assertThat(update(List.of(ACCOUNT)).lines()).hasSize(1);
    }

    @Test
    void anAddedTableIsActivatedAndTheOthersAreLeftAlone() throws SQLException {
        update(List.of(ACCOUNT), Shop.ddl(ACCOUNT));
        UUID uid = rowOf(ACCOUNT).uid();

        FinalisationReport report = update(List.of(ACCOUNT, BASKET), Shop.ddl(BASKET));

        assertThat(report.finalisedCount()).isEqualTo(1);
        assertThat(rowOf(ACCOUNT).uid()).isEqualTo(uid);
        assertThat(rowOf(ACCOUNT).revision()).isEqualTo(1);
        assertThat(rowOf(BASKET).isActive()).isTrue();
    }

    @Test
    void anAddedColumnKeepsTheUidAndCountsTheRevision() throws SQLException {
        update(List.of(ACCOUNT), Shop.ddl(ACCOUNT));
        UUID uid = rowOf(ACCOUNT).uid();
        TableDefinition wider = Shop.table("account")
                .column(Shop.column("region", "varchar(8)"))
                .build();

        update(List.of(wider), "alter table account add column region varchar(8)");

        assertThat(rowOf(wider).uid()).isEqualTo(uid);
        assertThat(rowOf(wider).revision()).isEqualTo(2);
        assertThat(rowOf(wider).isActive()).isTrue();
        assertThat(rowOf(wider).definition()).contains(wider);
    }

    @Test
    void failsAfterCommittingWhatMatchesAndNamesTableColumnBothSidesAndRemedy() {
        assertThatThrownBy(() -> update(
                        List.of(ACCOUNT, BASKET),
                        Shop.ddl(ACCOUNT),
                        "create table basket (uid uuid primary key default gen_random_uuid(), code integer not null)"))
                .isInstanceOfSatisfying(
                        FinalisationException.class,
                        failure -> assertThat(failure.report().notAsDeclared())
                                .extracting(TableOutcome::name)
                                .containsExactly(BASKET.name()))
                .hasMessageContaining("1 table does not match")
                .hasMessageContaining("public.basket")
                .hasMessageContaining("column code")
                .hasMessageContaining("character varying(64)")
                .hasMessageContaining("integer")
                .hasMessageContaining("modifyDataType")
                .hasMessageContaining("run the command again");

        assertThat(rowOf(ACCOUNT).isActive()).isTrue();
        assertThat(rowOf(BASKET).status()).isEqualTo(ProvisioningStatus.RESERVED);
    }

    @Test
    void namesTheTableOfAnAdoptedSchemaWhoseNameHasNoPrefix() {
        TableDefinition prefixed = Shop.table("shop__account").build();

        assertThatThrownBy(() -> update(List.of(prefixed), Shop.ddl(ACCOUNT)))
                .isInstanceOf(FinalisationException.class)
                .hasMessageContaining(
                        "public.shop__account: The table public.account is there, and nobody registered it.")
                .hasMessageContaining("metatables:baseline");
    }

    @Test
    void namesTheTableThatWasMadeInTheWrongSchema() {
        TableDefinition elsewhere =
                Shop.table(new PhysicalName("depot", "account")).build();

        assertThatThrownBy(() -> update(List.of(elsewhere), Shop.ddl(ACCOUNT)))
                .isInstanceOf(FinalisationException.class)
                .hasMessageContaining("depot.account: The table public.account is there, and nobody registered it.")
                .hasMessageContaining("name depot in the changelog (schemaName, or defaultSchemaName)");
    }

    @Test
    void aTableOfTheCatalogIsNotTakenForAMissingOne() {
        TableDefinition prefixed = Shop.table("shop__basket").build();

        assertThatThrownBy(() -> update(List.of(ACCOUNT, BASKET, prefixed), Shop.ddl(ACCOUNT), Shop.ddl(BASKET)))
                .isInstanceOfSatisfying(
                        FinalisationException.class,
                        failure -> assertThat(failure.report().notAsDeclared())
                                .singleElement()
                                .extracting(TableOutcome::remark)
                                .isEqualTo(Optional.empty()));
    }

    @Test
    void theNextRunActivatesWhatWasRepaired() throws SQLException {
        assertThatThrownBy(() -> update(List.of(ACCOUNT))).isInstanceOf(FinalisationException.class);

        FinalisationReport report = update(List.of(ACCOUNT), Shop.ddl(ACCOUNT));

        assertThat(report.tables().get(0).finalised()).isTrue();
        assertThat(rowOf(ACCOUNT).revision()).isEqualTo(1);
        assertThat(runs()).containsExactly("mismatched|2|0|0|1", "succeeded|1|1|1|0");
    }

    @Test
    void anActiveRowWhoseTableWasDroppedBecomesReserved() throws SQLException {
        update(List.of(ACCOUNT, BASKET), Shop.ddl(ACCOUNT), Shop.ddl(BASKET));

        FinalisationReport report =
                migrate(Shop.update(ACCOUNT, BASKET), FinalisationMode.LENIENT, "drop table account");

        assertThat(report.ok()).isFalse();
        assertThat(report.lines()).singleElement().asString().contains("public.account", "table missing");
        TableOutcome account = report.tables().get(0);
        assertThat(account.previousStatus()).isEqualTo(ProvisioningStatus.ACTIVE);
        assertThat(account.status()).isEqualTo(ProvisioningStatus.RESERVED);
        assertThat(account.physicalTableExists()).isFalse();
        assertThat(rowOf(ACCOUNT).status()).isEqualTo(ProvisioningStatus.RESERVED);
        assertThat(rowOf(BASKET).isActive()).isTrue();
    }

    @Test
    void aDifferenceThatBreaksNothingIsReportedAndTheTableIsActive() throws SQLException {
        FinalisationReport report =
                update(List.of(ACCOUNT), Shop.ddl(ACCOUNT), "alter table account add column remark text");

        assertThat(report.ok()).isTrue();
        assertThat(report.lines()).singleElement().asString().contains("ADDITIVE", "column remark");
        assertThat(rowOf(ACCOUNT).isActive()).isTrue();
    }

    @Test
    void aMissingChangeLogTableIsNamed() throws SQLException {
        database.execute("drop table databasechangelog");

        assertThatThrownBy(() -> update(List.of(ACCOUNT), Shop.ddl(ACCOUNT)))
                .isInstanceOf(FinalisationException.class)
                .hasMessageContaining("public.databasechangelog: Liquibase's change-log table is not there.");
        assertThat(rowOf(ACCOUNT).isActive()).isTrue();
    }

    @Test
    void doesNotSpeakForATableThatAnotherRunHasDeclaredDifferentlyMeanwhile() throws SQLException {
        TableDefinition wider = Shop.table("account")
                .column(Shop.column("region", "varchar(8)"))
                .build();
        try (Connection mine = database.connect();
                Connection other = database.connect()) {
            Migration older = Migration.begin(mine, Shop.update(ACCOUNT));
            older.reserve();
            Migration newer = Migration.begin(other, Shop.update(wider));
            newer.reserve();
            database.execute(Shop.ddl(ACCOUNT));

            assertThatThrownBy(() -> older.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(FinalisationException.class)
                    .hasMessageContaining(newer.runUid().toString())
                    .hasMessageContaining("declared it differently");
            assertThat(rowOf(ACCOUNT).definition()).contains(wider);
            assertThat(rowOf(ACCOUNT).reservedByRun()).contains(newer.runUid());
        }
    }

    @Test
    void saysSoWhenARowWasDeletedMeanwhile() throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT));
            migration.reserve();
            database.execute(
                    Shop.ddl(ACCOUNT) + "; delete from metatables.meta_table where physical_table_name = 'account'");

            assertThatThrownBy(() -> migration.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(FinalisationException.class)
                    .hasMessageContaining("public.account: Its row was deleted");
        }
    }

    @Test
    void activatesNoRowThatStandsForAnotherTableMeanwhile() throws SQLException {
        database.execute("create table secret (id int)");
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT));
            migration.reserve();
            database.execute(
                    Shop.ddl(ACCOUNT)
                            + "; update metatables.meta_table set physical_table_name = 'secret' where physical_table_name = 'account'");

            assertThatThrownBy(() -> migration.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(FinalisationException.class)
                    .hasMessageContaining(
                            "public.account: Its row has come to stand for another table, public.secret,");
            assertThat(Catalog.of(connection).list())
                    .extracting(row -> row.name().table() + " " + row.status().wireName())
                    .containsExactlyInAnyOrder("secret reserved", "databasechangelog active");
        } finally {
            database.execute("drop table secret");
        }
    }

    @Test
    void needsAReservationFirst() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() ->
                            Migration.begin(connection, Shop.update(ACCOUNT)).finalise(FinalisationMode.STRICT))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void worksOnHostileNames() throws SQLException {
        PhysicalName hostile = new PhysicalName("Sch\"ema; drop", "t'able \\ \"x\" $1 ? 日本 {\"}");
        TableDefinition table = Shop.table(hostile).build();

        FinalisationReport report =
                update(List.of(table), "create schema " + PhysicalName.quote(hostile.schema()), Shop.ddl(table));

        assertThat(report.ok()).isTrue();
        database.execute("drop schema " + PhysicalName.quote(hostile.schema()) + " cascade");
    }

    private FinalisationReport update(List<TableDefinition> tables, String... ddl) throws SQLException {
        return migrate(Shop.update(tables), FinalisationMode.STRICT, ddl);
    }

    private FinalisationReport migrate(MigrationPlan plan, FinalisationMode mode, String... ddl) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, plan);
            migration.reserve();
            for (String statement : ddl) {
                database.execute(statement);
            }
            return migration.finalise(mode);
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

    private List<String> runs() throws SQLException {
        return database.rows("""
                select outcome, tables_reserved, tables_unchanged, tables_activated, tables_not_active
                from metatables.run order by started_at
                """);
    }

    private List<String> versionsOfAllRows() throws SQLException {
        return database.rows("select uid, xmin, ctid from metatables.meta_table order by uid");
    }
}
