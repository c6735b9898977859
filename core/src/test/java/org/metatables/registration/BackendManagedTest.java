package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.contract.TableContract;
import org.metatables.ddl.DdlRefusedException;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.deletion.DeleteOptions;
import org.metatables.deletion.TableDeletion;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;
import org.metatables.testvectors.ReferenceModels;

/** Tables whose DDL the catalog's own back end owns. */
class BackendManagedTest extends RegistrationTestCase {

    BackendManagedTest(TestDatabase database) {
        super(database);
    }

    @Test
    void makesTheTableAndItsActiveRow() throws SQLException {
        TableDefinition account = table("account")
                .labels(List.of("a", "b"))
                .description("Who pays.")
                .build();

        Registration registered =
                registrar.register(RegistrationRequest.of(account, dataSource)).get(0);

        assertThat(registered.action()).isEqualTo(RegistrationAction.CREATED);
        assertThat(registered.tableCreated()).isTrue();
        assertThat(registered.findings()).isEmpty();
        CatalogTable row = row(registered.uid());
        assertThat(row.isActive()).isTrue();
        assertThat(row.schemaManagementMode()).isEqualTo(SchemaManagementMode.BACKEND_MANAGED);
        assertThat(row.definition()).hasValue(account);
        assertThat(row.contract()).isEqualTo(TableContract.of(account));
        assertThat(row.activatedAt()).isPresent();
        database.execute("insert into account (code) values ('a')");
    }

    @Test
    void toRegisterTheSameAgainChangesNothing() throws SQLException {
        UUID uid = registrar.register(request(table("account"))).get(0).uid();
        List<String> before = everything();

        Registration again = registrar.register(request(table("account"))).get(0);

        assertThat(again.action()).isEqualTo(RegistrationAction.UNCHANGED);
        assertThat(again.tableCreated()).isFalse();
        assertThat(again.uid()).isEqualTo(uid);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatPeopleHaveAddedToTheRowIsNoReasonToWriteItAgain() throws SQLException {
        UUID uid = registrar.register(request(table("account"))).get(0).uid();
        RegistrationRequest alembic = RegistrationRequest.builder(
                        table("basket").build(), dataSource)
                .lifecycle(Lifecycle.alembicManaged(MigrationOwner.of("sample", "markets")))
                .build();
        registrar.register(alembic);
        database.execute("update metatables.meta_table set given_labels = '{gold}', given_description = 'Who pays.',"
                + " given_protection = true");
        List<String> before = everything();

        Registration again = registrar.register(request(table("account"))).get(0);

        assertThat(again.action()).isEqualTo(RegistrationAction.UNCHANGED);
        assertThat(row(uid).labels()).containsExactly("gold");
        assertThat(registrar.register(alembic).get(0).action()).isEqualTo(RegistrationAction.UNCHANGED);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void otherWordsAboutTheTableAreANewRevisionOfTheSameRow() {
        UUID uid = registrar.register(request(table("account"))).get(0).uid();

        Registration again = registrar
                .register(request(table("account").identifier("shop.Payer").description("Who pays.")))
                .get(0);

        assertThat(again.action()).isEqualTo(RegistrationAction.CHANGED);
        assertThat(again.uid()).isEqualTo(uid);
        assertThat(row(uid).revision()).isEqualTo(2);
        assertThat(row(uid).identifier()).hasValue("shop.Payer");
    }

    @Test
    void aChangedDefinitionIsRefusedWithEveryDifference() throws SQLException {
        registrar.register(request(table("account")));
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(
                        request(table("basket")),
                        request(table("account")
                                .column(column("region", "varchar(8)"))
                                .check(new Check(Optional.empty(), "code <> ''"))
                                .index(Index.on(List.of("code"), false)))))
                .isInstanceOfSatisfying(
                        RegistrationRefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Refusal.Differs.class,
                                        differs -> assertThat(differs.findings())
                                                .extracting(Finding::kind)
                                                .containsExactly(
                                                        FindingKind.COLUMN_MISSING,
                                                        FindingKind.INDEX_MISSING,
                                                        FindingKind.CHECK_MISSING)))
                .hasMessageContaining("public.account is there and differs")
                .hasMessageEndingWith("Nothing was written.");

        assertThat(everything()).as("the other table of the call neither").isEqualTo(before);
    }

    @Test
    void takesATableThatIsThereAndTellsWhatItHasBesides() throws SQLException {
        database.execute(
                "create table account (uid uuid primary key default gen_random_uuid(), code varchar(64) not null,"
                        + " extra integer)");

        Registration registered = registrar.register(request(table("account"))).get(0);

        assertThat(registered.tableCreated()).isFalse();
        assertThat(registered.findings()).extracting(Finding::kind).containsExactly(FindingKind.COLUMN_EXTRA);
        assertThat(row(registered.uid()).isActive()).isTrue();
    }

    @Test
    void aTableThatIsThereIsAnErrorWhereANewOneIsAskedFor() throws SQLException {
        RegistrationRequest request = RegistrationRequest.builder(
                        table("account").build(), dataSource)
                .failIfTableExists()
                .build();
        registrar.register(request);
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("The table public.account is there already");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aTableThatWasDroppedByHandIsMadeAgainUnderItsUid() throws SQLException {
        UUID uid = registrar.register(request(table("account"))).get(0).uid();
        database.execute("drop table account; update metatables.meta_table set provisioning_status = 'reserved'");

        Registration again = registrar.register(request(table("account"))).get(0);

        assertThat(again.uid()).isEqualTo(uid);
        assertThat(again.tableCreated()).isTrue();
        assertThat(row(uid).isActive()).isTrue();
        assertThat(row(uid).revision()).isEqualTo(1);
    }

    @Test
    void aViewOfThatNameIsRefused() throws SQLException {
        database.execute("create view account as select 1 as code");

        assertThatThrownBy(() -> registrar.register(request(table("account"))))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("public.account is a view");
    }

    @Test
    void tablesThatReferToEachOtherAreMadeInOneCallWhateverTheirOrder() throws SQLException {
        List<Registration> registered = registrar.register(List.of(
                request(child("line", "order")), request(child("order", "line")), request(child("tree", "tree"))));

        assertThat(registered)
                .extracting(Registration::name)
                .extracting(PhysicalName::table)
                .containsExactly("line", "order", "tree");
        assertThat(
                        database.rows(
                                "select count(*) from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace"))
                .containsExactly("3");
    }

    @Test
    void aParentThatIsNotThereIsNamed() throws SQLException {
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request(table("basket")), request(child("line", "nowhere"))))
                .isInstanceOf(DdlRefusedException.class)
                .hasMessageContaining("relation \"public.nowhere\" does not exist")
                .hasMessageContaining("Table: public.line.")
                .hasMessageContaining("Register the table that is referred to together with this one");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aContractAloneIsEnoughToMakeTheTable() throws SQLException {
        Registration registered = registrar
                .register(wire("price", """
                        {"name": "id", "data_type": "int64", "backend_type": "BIGINT", "primary_key": true, "nullable": false},
                        {"name": "uid", "data_type": "uuid", "unique": true, "server_default": "gen_random_uuid()"},
                        {"name": "at", "data_type": "timestamptz", "nullable": false},
                        {"name": "amount", "data_type": "numeric", "backend_type": "NUMERIC(18, 4)"},
                        {"name": "ratio", "data_type": "float64", "backend_type": "DOUBLE"},
                        {"name": "note", "data_type": "string"}
                        """, ", \"identifier\": \"Price\""))
                .get(0);

        assertThat(row(registered.uid()).namespace()).as("that of its schema").isEqualTo("public");
        assertThat(database.rows("""
                        select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
                        where attrelid = 'price'::regclass and attnum > 0 order by attnum
                        """))
                .containsExactly(
                        "id|bigint|t",
                        "uid|uuid|f",
                        "at|timestamp with time zone|t",
                        "amount|numeric(18,4)|f",
                        "ratio|double precision|f",
                        "note|text|f");
        assertThat(
                        database.rows(
                                "select conname from pg_constraint where conrelid = 'price'::regclass and contype in ('p','u')"))
                .containsExactlyInAnyOrder("pk__price", "uq__price__uid");
    }

    @Test
    void everyTimeIndexedModelOfTheReferenceSystemGetsItsGrain() throws SQLException {
        List<RegistrationRequest> requests =
                List.of("Account", "AccountHoldings", "DailyReturns", "LayoutSeries").stream()
                        .map(ReferenceModels::named)
                        .map(model -> RegistrationRequest.of(model, dataSource))
                        .toList();
        registrar.register(requests);
        database.execute(
                "drop table sdk_examples__daily_returns; delete from metatables.meta_table where table_kind = 'time_indexed'");

        Registration fromTheWire = registrar
                .register(RegistrationRequest.parseTimeIndexed(requests.get(2).toJson()))
                .get(0);

        CatalogTable row = row(fromTheWire.uid());
        assertThat(row.contract().timeIndexed()).isTrue();
        assertThat(row.definition().orElseThrow().timeIndex()).isPresent();
        assertThat(database.rows("select indexname from pg_indexes where tablename = 'sdk_examples__daily_returns'"))
                .containsExactly("uix__sdk_examples__daily_returns__time_index");
    }

    @Test
    void theRequestOfATimeIndexedTableTellsOfItsGrainWhereItsContractDoesNot() {
        RegistrationRequest request = RegistrationRequest.parseTimeIndexed("""
                {"data_source_uid": "%s", "time_index_name": "at", "cadence": "1D", "partition_strategy": "monthly",
                 "table_contract": {"physical": {"table_name": "prices"},
                  "columns": [{"name": "at", "data_type": "date", "nullable": false}]}}
                """.formatted(dataSource));

        Registration registered = registrar.register(request).get(0);

        assertThat(row(registered.uid()).contract().authoring().get("time_indexed"))
                .isEqualTo(Map.of("time_index_name", "at", "index_names", List.of("at"), "cadence", "1d"));
        assertThat(registrar.register(request).get(0).action()).isEqualTo(RegistrationAction.UNCHANGED);
    }

    @Test
    void aContractFromTheWireLeavesTheRicherDefinitionOfTheRow() throws SQLException {
        RegistrationRequest rich = request(table("account")
                .index(Index.on(List.of("code"), false))
                .check(new Check(Optional.empty(), "code <> ''")));
        UUID uid = registrar.register(rich).get(0).uid();

        Registration again =
                registrar.register(RegistrationRequest.parse(rich.toJson())).get(0);

        assertThat(again.uid()).isEqualTo(uid);
        assertThat(again.action()).isEqualTo(RegistrationAction.UNCHANGED);
        assertThat(row(uid).definition().orElseThrow().indexes()).hasSize(1);
    }

    @Test
    void aContractFromTheWireCountsWhereTheRowWasLetStandForARenamedTable() throws SQLException {
        String columns = "{\"name\": \"id\", \"data_type\": \"int64\", \"nullable\": false, \"primary_key\": true}";
        UUID uid = registrar.register(wire("account", columns, "")).get(0).uid();
        database.execute(
                "alter table account rename to client;"
                        + "update metatables.meta_table set physical_table_name = 'client' where physical_table_name = 'account'");

        Registration again = registrar.register(wire("client", columns, "")).get(0);

        assertThat(again.uid()).isEqualTo(uid);
        assertThat(again.tableCreated()).isFalse();
        assertThat(row(uid).definition().orElseThrow().name()).isEqualTo(PhysicalName.inDefaultSchema("client"));
        assertThat(database.rows("select to_regclass('public.account')")).containsExactly("null");
    }

    @Test
    void whatAnAuthorWritesCannotReachBeyondItsTable() throws SQLException {
        database.execute("create table victim (id integer)");
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(
                        request(table("account")
                                .column(column("a", "integer")
                                        .withValue(new ColumnValue.Default(
                                                "0)); drop table victim; create table y (x int default (0")))),
                        wire(
                                "price",
                                "{\"name\": \"a\", \"data_type\": \"string\", \"server_default\": \"''); drop table victim; --\"}",
                                "")))
                .isInstanceOfSatisfying(
                        InvalidRegistrationException.class,
                        invalid -> assertThat(invalid.faults())
                                .containsExactly(
                                        "public.account, column \"a\", default: The SQL text closes a parenthesis that it did not open.",
                                        "public.price, column \"a\", default: The SQL text closes a parenthesis that it did not open."));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void givesTheTableTheRolesThatOperationsStandIn() throws SQLException {
        database.database().createRole("registration_operations", "secret");
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed("registration_operations"));
            UUID uid = registrar
                    .granting("registration_operations")
                    .register(request(table("account")))
                    .get(0)
                    .uid();

            assertThat(
                            database.rows(
                                    "select left(rolname, 5), has_table_privilege(oid, 'account', 'insert') from pg_roles"
                                            + " where rolname ~ '^mt_' and has_table_privilege(oid, 'account', 'select') order by 1"))
                    .containsExactly("mt_r_|f", "mt_w_|t");

            TableDeletion.of(administrator).delete(uid, DeleteOptions.rowOnly());
            assertThat(database.rows("select rolname from pg_roles where rolname ~ '^mt_'"))
                    .as("the table stays, its roles go")
                    .isEmpty();
            BoundaryInstaller.uninstall(administrator);
        }
    }

    @Test
    void aRoleForOperationsThatDoesNotExistIsNamed() throws SQLException {
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.granting("nobody there").register(request(table("account"))))
                .hasMessageContaining("nobody there");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theApplicationNeedsNoRightToMakeTables() throws SQLException {
        database.database().createRole("registration_platform", "secret").createRole("registration_app", "secret");
        database.execute("grant create, usage on schema public to registration_platform;"
                + "grant usage on schema public to registration_app;"
                + "grant usage on schema metatables to registration_platform;"
                + "grant select, insert, update on metatables.meta_table to registration_platform");
        Registrar ofThePlatform = Registrar.of(database.database().dataSourceFor("registration_platform", "secret"));

        ofThePlatform.register(request(table("account")));
        database.execute("grant insert on account to registration_app");

        try (Connection connection = database.database()
                        .dataSourceFor("registration_app", "secret")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into account (code) values ('a')");
            assertThatThrownBy(() -> statement.execute("create table own (id integer)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("drop table account")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("update metatables.meta_table set namespace = 'x'"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> Registrar.of(database.database().dataSourceFor("registration_app", "secret"))
                        .register(request(table("basket"))))
                .hasMessageContaining("permission denied");
    }

    private static TableDefinitionBuilder child(String name, String parent) {
        return table(name)
                .column(column("parent", "uuid"))
                .foreignKey(ForeignKey.of(List.of("parent"), PhysicalName.inDefaultSchema(parent), List.of("uid")));
    }
}
