package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ManagementMode;
import org.metatables.contract.ContractColumn;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.introspection.Introspection;
import org.metatables.testing.TestDatabase;

/** Tables that others own: they are looked at, and never touched. */
class ExternalTest extends RegistrationTestCase {

    private static final String COLUMNS = """
            {"name": "uid", "data_type": "uuid", "backend_type": "UUID", "nullable": false, "primary_key": true},
            {"name": "code", "data_type": "string", "backend_type": "VARCHAR(64)", "nullable": false, "label": "Code"}
            """;

    ExternalTest(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void makeTable() throws SQLException {
        database.execute("""
                create type mood as enum ('sad', 'cheerful');
                create table currency (iso char(3) primary key);
                create table rate (uid uuid primary key default gen_random_uuid(), code varchar(64) not null,
                  amount numeric(18,4) unique, tags text[], mood mood, iso char(3) references currency, at timestamp);
                create index on rate (lower(code))
                """);
    }

    @Test
    void theContractIsFilledFromTheTable() throws SQLException {
        List<String> tables =
                database.rows("select oid, xmin from pg_class where relnamespace = 'public'::regnamespace");

        Registration registered = registrar
                .register(external("rate", "", ", \"introspect\": true"))
                .get(0);

        assertThat(registered.action()).isEqualTo(RegistrationAction.CREATED);
        assertThat(registered.tableCreated()).isFalse();
        CatalogTable row = row(registered.uid());
        assertThat(row.isActive()).isTrue();
        assertThat(row.managementMode()).isEqualTo(ManagementMode.EXTERNAL_REGISTERED);
        assertThat(row.definition()).isEmpty();
        assertThat(row.contract().columns())
                .extracting(column -> column.name() + " " + column.backendType().orElse("") + " " + column.nullable())
                .containsExactly(
                        "uid UUID false",
                        "code VARCHAR(64) false",
                        "amount NUMERIC(18, 4) true",
                        "tags ARRAY true",
                        "mood VARCHAR(8) true",
                        "iso CHAR(3) true",
                        "at TIMESTAMP WITHOUT TIME ZONE true");
        assertThat(row.contract().columns().get(0).serverDefault()).hasValue("gen_random_uuid()");
        assertThat(row.contract().columns().get(2).unique()).isTrue();
        assertThat(Introspection.of(database.database().dataSource()).find(row.uid()))
                .isPresent();
        assertThat(database.rows("select oid, xmin from pg_class where relnamespace = 'public'::regnamespace"))
                .as("no DDL")
                .isEqualTo(tables);
    }

    @Test
    void whatTheRequestSaysOfTheMeaningIsKept() {
        Registration registered = registrar
                .register(external("rate", COLUMNS, ", \"introspect\": true, \"labels\": [\"ext\"]"))
                .get(0);

        CatalogTable row = row(registered.uid());
        assertThat(row.labels()).containsExactly("ext");
        assertThat(row.contract().columns()).hasSize(7);
        assertThat(row.contract().columns().get(1).label()).hasValue("Code");
    }

    @Test
    void aContractThatAgreesIsKeptAsItIs() {
        Registration registered =
                registrar.register(external("rate", COLUMNS, "")).get(0);

        assertThat(row(registered.uid()).contract().columns())
                .extracting(ContractColumn::name)
                .containsExactly("uid", "code");
    }

    @Test
    void aContractThatContradictsIsRefused() throws SQLException {
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(external(
                        "rate", COLUMNS + ", {\"name\": \"at\", \"data_type\": \"date\"}", ", \"introspect\": true")))
                .isInstanceOfSatisfying(
                        RegistrationRefusedException.class,
                        refused -> assertThat(
                                        ((Refusal.Differs) refused.refusals().get(0)).findings())
                                .extracting(Finding::kind)
                                .containsExactly(FindingKind.TYPE_DIFFERS));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aTableThatIsNotThereIsAnErrorAndNeverMade() throws SQLException {
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(external("rate", "", ""), external("nowhere", COLUMNS, "")))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("The table public.nowhere is not there")
                .hasMessageContaining("never makes an external table");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDefinitionCanBeRegisteredAsThatOfSomebodyElsesTable() {
        Registration registered = registrar
                .register(RegistrationRequest.builder(table("rate").build(), dataSource)
                        .external()
                        .build())
                .get(0);

        assertThat(row(registered.uid()).contract().columns()).hasSize(7);
        assertThat(row(registered.uid()).namespace()).isEqualTo("shop");
    }

    @Test
    void registeringAgainFollowsTheTable() throws SQLException {
        RegistrationRequest request = external("rate", "", ", \"introspect\": true");
        Registration first = registrar.register(request).get(0);
        assertThat(registrar.register(request).get(0).action()).isEqualTo(RegistrationAction.UNCHANGED);
        database.execute("alter table rate add note text");

        Registration again = registrar.register(request).get(0);

        assertThat(again.uid()).isEqualTo(first.uid());
        assertThat(again.action()).isEqualTo(RegistrationAction.CHANGED);
        assertThat(row(first.uid()).contract().columns())
                .extracting(ContractColumn::name)
                .contains("note");
        assertThat(Optional.of(row(first.uid()).revision())).hasValue(2L);
    }

    @Test
    void aLoginThatMayNotEvenReadTheTableCanRegisterIt() throws SQLException {
        database.database().createRole("registration_clerk", "secret");
        database.execute("grant usage on schema metatables to registration_clerk;"
                + "grant select, insert, update on metatables.meta_table to registration_clerk");

        Registration registered = Registrar.of(database.database().dataSourceFor("registration_clerk", "secret"))
                .register(external("rate", "", ""))
                .get(0);

        assertThat(row(registered.uid()).contract().columns()).hasSize(7);
    }

    private RegistrationRequest external(String table, String columns, String more) {
        return RegistrationRequest.parse("""
                {"data_source_uid": "%s", "management_mode": "external_registered",
                 "table_contract": {"physical": {"schema": "public", "table_name": "%s"}, "columns": [%s]}%s}
                """.formatted(dataSource, table, columns, more));
    }
}
