package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.metatables.contract.DataTypes;
import org.metatables.contract.TableContract;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.testvectors.ReferenceModels;

/** Requests and their JSON: what comes back from the wire is what was sent, and every fault is told. */
class RegistrationRequestTest {

    private static final UUID DATA_SOURCE = UUID.fromString("dddddddd-dddd-4ddd-8ddd-dddddddddddd");

    @Test
    void whatIsWrittenIsReadAsItWas() {
        MigrationOwner owner = new MigrationOwner(
                "sample", "markets", Optional.of("key"), Optional.of(DATA_SOURCE), Optional.of("0007"));
        for (Lifecycle lifecycle : List.of(
                Lifecycle.backendManaged(),
                Lifecycle.external(),
                Lifecycle.alembicManaged(owner),
                Lifecycle.liquibaseManaged(owner))) {
            RegistrationRequest request = RegistrationRequest.builder(ReferenceModels.account(), DATA_SOURCE)
                    .lifecycle(lifecycle)
                    .labels(List.of("a"))
                    .build();

            RegistrationRequest read = RegistrationRequest.parse(request.toJson());

            assertThat(read.lifecycle()).isEqualTo(lifecycle);
            assertThat(read.meaning()).isEqualTo(request.meaning());
            assertThat(read.contract()).isEqualTo(request.contract());
            assertThat(read.toJson()).isEqualTo(request.toJson());
        }
    }

    @Test
    void aTimeIndexedRequestIsReadAsItWas() {
        RegistrationRequest request = RegistrationRequest.builder(ReferenceModels.accountHoldings(), DATA_SOURCE)
                .partitionStrategy("monthly")
                .build();

        RegistrationRequest read = RegistrationRequest.parseTimeIndexed(request.toJson());

        assertThat(read.timeIndexing()).hasValue(new TimeIndexing("time_index", Optional.of("1d"), "monthly"));
        assertThat(read.toJson()).isEqualTo(request.toJson());
    }

    @Test
    void everyFaultOfARequestIsToldWithItsPlace() {
        assertFaults("""
                {"data_source_uid": "no uid", "management_mode": "somebody", "labels": ["a", 1], "introspect": "yes",
                 "physical_schema": "%s", "foo": 1, "description": "a\\u0000",
                 "schema_management": {"mode": "magic", "bar": 1}, "provisioning": {"create_table": "yes"},
                 "table_contract": {"physical": {"schema": "public"}, "columns": [
                   {"name": "%s", "data_type": "string"}, {"name": "a"}, {"name": "b", "data_type": "timestamp"}]}}
                """.formatted("s".repeat(64), "n".repeat(64)))
                .anySatisfy(fault -> assertThat(fault).startsWith("description: "))
                .contains(
                        "data_source_uid: It must be a UUID.",
                        "labels[1]: It must be a text.",
                        "introspect: It must be true or false.",
                        "management_mode: The mode 'somebody' is unknown.",
                        "physical_schema: The name has 64 bytes, and PostgreSQL keeps 63.",
                        "schema_management.mode: The mode 'magic' is unknown.",
                        "schema_management.bar: This key is unknown.",
                        "provisioning.create_table: It must be true or false.",
                        "foo: This key is unknown.")
                .anySatisfy(
                        fault -> assertThat(fault).startsWith("table_contract.columns[0].name: The name has 64 bytes"))
                .anySatisfy(fault -> assertThat(fault).startsWith("table_contract.columns[1].data_type: "))
                .anySatisfy(fault -> assertThat(fault).startsWith("table_contract.columns[2].data_type: "))
                .hasSize(13);
    }

    @Test
    void everyFaultOfTheLifecycleIsTold() {
        assertFaults("""
                {"data_source_uid": "%s", "management_mode": "external_registered", "provisioning": {},
                 "schema_management": {"mode": "backend_managed"},
                 "table_contract": {"physical": {"table_name": "t"}, "columns": []}}
                """.formatted(DATA_SOURCE))
                .containsExactly(
                        "schema_management.mode: An external table has the mode external_registered.",
                        "provisioning: An external table is never provisioned: leave it out.");
    }

    @Test
    void aRequestOfTenMegabytesIsRefusedUnread() {
        String huge = "{\"description\": \"" + "x".repeat(10_000_000) + "\"}";

        assertFaults(huge).singleElement().asString().startsWith("The request has 10000019 characters");
        assertThat(huge).hasSizeGreaterThan(10_000_000);
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertFaults("[]").hasSize(1);
        assertFaults("{\"labels\": [").hasSize(1);
        assertFaults("{\"foo\": 1, \"foo\": 2}").hasSize(1);
    }

    @Test
    void aRequestMadeInJavaObeysTheSameRules() {
        TableDefinition table = table("n".repeat(64))
                .description("a\0")
                .column(column("c".repeat(64)))
                .build();

        assertThatThrownBy(() -> Candidate.of(List.of(
                        RegistrationRequest.of(table, DATA_SOURCE),
                        RegistrationRequest.of(
                                table("huge")
                                        .description("x".repeat(10_000_000))
                                        .build(),
                                DATA_SOURCE))))
                .isInstanceOfSatisfying(
                        InvalidRegistrationException.class,
                        invalid -> assertThat(invalid.faults())
                                .hasSize(4)
                                .last()
                                .asString()
                                .startsWith("public.huge, definition: It has 100"));
    }

    @Test
    void theContractAndTheDefinitionAreOfOneTable() {
        TableContract contract = TableContract.of(table("one").build());

        assertThatThrownBy(() -> new RegistrationRequest(
                        DATA_SOURCE,
                        TableMeaning.none(),
                        Lifecycle.backendManaged(),
                        contract,
                        Optional.of(table("two").build()),
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public.two")
                .hasMessageContaining("public.one");
    }

    @Test
    void aLifecycleThatCannotBeCannotBeMade() {
        MigrationOwner owner = MigrationOwner.of("sample", "markets");

        assertThatThrownBy(() -> new Lifecycle.BackendManaged(Provisioning.byMigration()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifecycle.MigrationManaged(
                        Lifecycle.external().schemaManagementMode(), owner, Provisioning.byMigration()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifecycle.MigrationManaged(
                        Lifecycle.alembicManaged(owner).schemaManagementMode(), owner, Provisioning.create()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ListAssert<String> assertFaults(String json) {
        try {
            RegistrationRequest.parse(json);
        } catch (InvalidRegistrationException invalid) {
            assertThat(invalid).hasMessageContaining("Nothing was written.");
            return assertThat(invalid.faults());
        }
        throw new AssertionError("The request has faults, and was taken.");
    }

    private static TableDefinitionBuilder table(String name) {
        return TableDefinition.builder(
                PhysicalName.inDefaultSchema(name), "test", new Authoring.Entity("org.example", "Example"));
    }

    private static ColumnDefinition column(String name) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType("integer"));
    }
}
