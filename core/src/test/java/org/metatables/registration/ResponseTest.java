package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.metatables.testing.TestDatabase;
import org.metatables.testvectors.ReferenceModels;

/** Rows on the wire, as the clients of the reference system take them. */
class ResponseTest extends RegistrationTestCase {

    /** The keys that a client knows; it refuses all others. */
    private static final Set<String> KNOWN = Set.of(
            "uid",
            "data_source",
            "data_source_uid",
            "identifier",
            "namespace",
            "description",
            "labels",
            "management_mode",
            "provisioning_status",
            "schema_management_mode",
            "schema_management",
            "migration_package",
            "migration_namespace",
            "migration_provider_key",
            "alembic_version_meta_table_uid",
            "alembic_revision",
            "physical_schema",
            "physical_table_name",
            "table_contract",
            "contract_version",
            "table_kind",
            "time_indexed",
            "introspection_snapshot",
            "protect_from_deletion",
            "columns",
            "indexes_meta",
            "foreign_keys",
            "incoming_fks",
            "creation_date",
            "created_by_user_uid",
            "organization_owner_uid",
            "organization_project_environment_uid",
            "organization_project_environment_name",
            "registration");

    ResponseTest(TestDatabase database) {
        super(database);
    }

    @Test
    void aRowHasTheKeysThatClientsKnowAndNoOther() throws IOException {
        List<Registration> registered = registrar.register(
                RegistrationRequest.of(ReferenceModels.account(), dataSource),
                RegistrationRequest.of(ReferenceModels.accountLimit(), dataSource),
                RegistrationRequest.of(ReferenceModels.accountHoldings(), dataSource));

        for (Registration registration : registered) {
            Set<String> keys = new TreeSet<>();
            json(registration).fieldNames().forEachRemaining(keys::add);
            assertThat(KNOWN).containsAll(keys);
        }
    }

    @Test
    void aRowTellsOfItsColumnsIndexesAndForeignKeys() throws IOException {
        JsonNode limit = json(registrar
                .register(
                        RegistrationRequest.of(ReferenceModels.accountLimit(), dataSource),
                        RegistrationRequest.of(ReferenceModels.account(), dataSource))
                .get(0));

        assertThat(limit.get("provisioning_status").textValue()).isEqualTo("active");
        assertThat(limit.get("schema_management").toString()).isEqualTo("{\"mode\":\"backend_managed\"}");
        assertThat(limit.at("/columns/1/name").textValue()).isEqualTo("account_uid");
        assertThat(limit.at("/columns/1/ordinal_position").intValue()).isEqualTo(1);
        assertThat(limit.at("/indexes_meta/0/columns").toString()).isEqualTo("[\"account_uid\"]");
        assertThat(limit.at("/foreign_keys/0/target_table_physical_table_name").textValue())
                .isEqualTo("sdk_examples__account");
        assertThat(limit.at("/foreign_keys/0/on_delete").textValue()).isEqualTo("restrict");
        assertThat(limit.get("table_contract").toString())
                .isEqualTo(row(registrar
                                .register(RegistrationRequest.of(ReferenceModels.accountLimit(), dataSource))
                                .get(0)
                                .uid())
                        .contract()
                        .toJson());
    }

    @Test
    void aMigratedRowNamesItsOwner() throws IOException {
        RegistrationRequest alembic = RegistrationRequest.builder(
                        table("account").build(), dataSource)
                .lifecycle(Lifecycle.alembicManaged(MigrationOwner.of("sample", "markets")))
                .build();

        JsonNode row = json(registrar.register(alembic).get(0));

        assertThat(row.get("migration_provider_key").textValue()).isEqualTo("sample:markets");
        assertThat(row.at("/schema_management/alembic/package").textValue()).isEqualTo("sample");
    }

    private JsonNode json(Registration registration) throws IOException {
        return new ObjectMapper().readTree(row(registration.uid()).toJson());
    }
}
