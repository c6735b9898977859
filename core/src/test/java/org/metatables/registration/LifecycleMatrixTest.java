package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.testing.TestDatabase;
import org.metatables.testvectors.Vectors;

/**
 * Every combination of the matrix of the reference system, by its effect in the database: which row is written, with which modes
 * and which status, and whether the table is made. The rows of Liquibase follow those of Alembic.
 */
class LifecycleMatrixTest extends RegistrationTestCase {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, String> PROVISIONING = Map.of(
            "create_true", "{\"create_table\": true}",
            "create_false", "{\"create_table\": false}",
            "empty", "{}",
            "if_not_exists_false", "{\"if_not_exists\": false}",
            "create_non_bool", "{\"create_table\": \"yes\"}",
            "if_not_exists_non_bool", "{\"if_not_exists\": 1}",
            "extra_key", "{\"x\": 1}");

    private static final Map<String, String> SCHEMA_MANAGEMENT = Map.of(
            "backend_managed", "{\"mode\": \"backend_managed\"}",
            "external_registered", "{\"mode\": \"external_registered\"}",
            "alembic_managed_without_alembic", "{\"mode\": \"alembic_managed\"}",
            "backend_managed_with_alembic",
                    "{\"mode\": \"backend_managed\", \"alembic\": {\"package\": \"sample\", \"migration_namespace\": \"markets\"}}",
            "alembic_managed+alembic",
                    "{\"mode\": \"alembic_managed\", \"alembic\": {\"package\": \"sample\", \"migration_namespace\": \"markets\"}}");

    private final List<String> seen = new ArrayList<>();

    LifecycleMatrixTest(TestDatabase database) {
        super(database);
    }

    @Test
    void everyCombinationOfTheReferenceSystemHasTheEffectThatItSays() throws Exception {
        int number = 0;
        for (JsonNode combination : Vectors.in("protocol.json").part("lifecycle_matrix")) {
            check(combination, "alembic", "t" + ++number);
        }

        assertThat(seen).hasSize(144);
        assertThat(seen.stream().filter(effect -> !effect.equals("refused"))).hasSize(17);
    }

    @Test
    void liquibaseFollowsAlembicButItsMigrationReservesTheRow() throws Exception {
        int number = 0;
        for (JsonNode combination : Vectors.in("protocol.json").part("lifecycle_matrix")) {
            if (combination.get("schema_management").textValue().contains("alembic")) {
                check(combination, "liquibase", "t" + ++number);
            }
        }

        assertThat(seen).hasSize(72);
        assertThat(seen.stream().filter(effect -> effect.equals("to be migrated")))
                .hasSize(5);
    }

    private void check(JsonNode combination, String tool, String table) throws Exception {
        boolean external = combination.get("management_mode").textValue().equals("external_registered");
        if (external) {
            database.execute("create table " + table + " (id bigint primary key)");
        }
        List<String> before = everything();
        String json = request(combination, tool, table);
        if (!combination.get("ok").booleanValue()) {
            assertThatThrownBy(() -> registrar.register(RegistrationRequest.parse(json)))
                    .as(json)
                    .isInstanceOf(InvalidRegistrationException.class);
            assertThat(everything()).isEqualTo(before);
            seen.add("refused");
            return;
        }
        RegistrationRequest request = RegistrationRequest.parse(json);
        assertThatTheWireSays(combination, tool, request);
        if (tool.equals("liquibase")) {
            refusedUntilMigrated(request, before);
        } else {
            registrar.register(request);
            String effect = effect(table);
            assertThat(effect).as(json).isEqualTo(expectedEffect(combination, external));
            seen.add(effect);
        }
    }

    private static String expectedEffect(JsonNode combination, boolean external) {
        if (external) {
            return "external_registered|external_registered|active|the table of before";
        }
        return combination.at("/provisioning_out/create_table").booleanValue()
                ? "platform_managed|backend_managed|active|the table as declared"
                : "platform_managed|alembic_managed|reserved|no table";
    }

    private String effect(String table) throws SQLException {
        return database.rows("""
                select management_mode, schema_management_mode, provisioning_status,
                  case (select atttypid from pg_attribute where attrelid = to_regclass(physical_table_name) and attname = 'id')
                    when 'uuid'::regtype then 'the table as declared'
                    when 'int8'::regtype then 'the table of before'
                    else 'no table'
                  end
                from metatables.meta_table where physical_table_name = '%s'
                """.formatted(table)).get(0);
    }

    private void refusedUntilMigrated(RegistrationRequest request, List<String> before) throws SQLException {
        assertThatThrownBy(() -> registrar.register(request))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("Run: mvn liquibase:update");
        assertThat(everything()).isEqualTo(before);
        TableDefinition definition = DefinitionOfContract.of(request);
        DefinitionSet tables = new DefinitionSet(
                MigrationProvider.of("sample", "markets"),
                List.of(definition),
                new DefinitionOrigin("test", "none", "PostgreSQLDialect"));
        try (Connection connection = database.connect()) {
            Migration.begin(connection, MigrationPlan.of(tables, ChangeLogTable.ofDefaultName(), "update"))
                    .reserve();
        }
        assertThat(effect(definition.name().table())).isEqualTo("platform_managed|liquibase_managed|reserved|no table");
        seen.add("to be migrated");
    }

    private static void assertThatTheWireSays(JsonNode combination, String tool, RegistrationRequest request)
            throws IOException {
        JsonNode wire = MAPPER.readTree(request.toJson());
        String schemaManagement =
                combination.get("schema_management_out").toString().replace("alembic", tool);
        assertThat(wire.get("schema_management")).isEqualTo(MAPPER.readTree(schemaManagement));
        assertThat(Optional.ofNullable(wire.get("provisioning")))
                .isEqualTo(Optional.of(combination.get("provisioning_out")).filter(out -> !out.isNull()));
    }

    private String request(JsonNode combination, String tool, String table) throws IOException {
        boolean external = combination.get("management_mode").textValue().equals("external_registered");
        ObjectNode request =
                (ObjectNode) MAPPER.readTree("""
                {"data_source_uid": "%s", "table_contract": {"physical": {"schema": "public", "table_name": "%s"},
                 "columns": [{"name": "id", "data_type": "%s", "nullable": false, "primary_key": true}]}}
                """.formatted(dataSource, table, external ? "int64" : "uuid"));
        request.set("management_mode", combination.get("management_mode"));
        put(request, "schema_management", SCHEMA_MANAGEMENT, combination, tool);
        put(request, "provisioning", PROVISIONING, combination, tool);
        return request.toString();
    }

    private static void put(
            ObjectNode request, String key, Map<String, String> values, JsonNode combination, String tool)
            throws IOException {
        String choice = combination.get(key).textValue();
        if (!choice.equals("omitted")) {
            assertThat(values).containsKey(choice);
            request.set(key, MAPPER.readTree(values.get(choice).replace("alembic", tool)));
        }
    }
}
