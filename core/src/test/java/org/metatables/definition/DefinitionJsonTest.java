package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.testvectors.ReferenceModels;

class DefinitionJsonTest {

    @Test
    void givesBackExactlyTheSetThatItWrote() {
        for (int seed = 0; seed < 300; seed++) {
            DefinitionSet set = new RandomDefinitions(seed).set(3);

            assertThat(DefinitionJson.readSet(DefinitionJson.write(set), "a test"))
                    .as("seed %d", seed)
                    .isEqualTo(set);
        }
    }

    @Test
    void givesBackExactlyTheTableThatItWrote() {
        for (int seed = 0; seed < 300; seed++) {
            TableDefinition table = new RandomDefinitions(seed).table(seed);
            String json = DefinitionJson.write(table);

            assertThat(json).doesNotContain("\n");
            assertThat(DefinitionJson.readTable(json, "a test"))
                    .as("seed %d", seed)
                    .isEqualTo(table);
        }
    }

    @Test
    void writesOneFactALineAndNoDefaults() {
        DefinitionSet set = new DefinitionSet(
                MigrationProvider.of("sdk_examples", "sdk-examples"),
                List.of(ReferenceModels.accountLimit()),
                new DefinitionOrigin("persistence unit accounts", "PrefixingNamingStrategy", "PostgreSQLDialect"));

        assertThat(DefinitionJson.write(set)).isEqualTo("""
                        {
                          "format": "metatables-definitions.v1",
                          "provider": {"package": "sdk_examples", "migration_namespace": "sdk-examples", "key": "sdk_examples:sdk-examples"},
                          "origin": {"source": "persistence unit accounts", "naming_strategy": "PrefixingNamingStrategy", "dialect": "PostgreSQLDialect"},
                          "tables": [
                            {
                              "table": "sdk_examples__account_limit",
                              "identifier": "sdk_examples.AccountLimit",
                              "namespace": "sdk-examples",
                              "authoring": {"module": "models_fixture", "qualname": "AccountLimit"},
                              "columns": [
                                {"name": "uid", "sql_type": "uuid", "data_type": "uuid", "backend_type": "UUID", "nullable": false, "default": "gen_random_uuid()"},
                                {"name": "account_uid", "sql_type": "uuid", "data_type": "uuid", "backend_type": "UUID", "nullable": false},
                                {"name": "limit_type", "sql_type": "varchar(64)", "data_type": "string", "backend_type": "VARCHAR(64)", "nullable": false},
                                {"name": "currency", "sql_type": "varchar(3)", "data_type": "string", "backend_type": "VARCHAR(3)", "nullable": false}
                              ],
                              "primary_key": {"columns": ["uid"]},
                              "indexes": [
                                {"columns": ["account_uid"]}
                              ],
                              "foreign_keys": [
                                {"columns": ["account_uid"], "references": "sdk_examples__account", "references_columns": ["uid"], "on_delete": "restrict"}
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void namesTheDocumentTheTableAndThePlaceOfEveryFault() {
        String json = DefinitionJson.write(new RandomDefinitions(1).set(0)).replace("\"tables\": []", """
                        "tables": [{
                          "table": "account", "schema": "sales", "namespace": "shop", "colour": "red",
                          "authoring": {"module": "com.shop", "qualname": "Account"},
                          "columns": [
                            {"name": "a", "sql_type": "text", "data_type": "string", "backend_type": "TEXT", "size": 1},
                            {"name": "b", "sql_type": "text", "data_type": "string", "backend_type": "TEXT",
                             "default": "1", "identity": true},
                            {"name": "c", "sql_type": "text", "data_type": "string"}],
                          "foreign_keys": [{"columns": ["a"], "references": " ", "references_columns": [], "on_delete": "drop"}],
                          "sequences": [{"name": "s", "start": 1.5, "increment": "1"}]
                        }, {"table": 7}]""");

        UnreadableDefinitionsException exception = catchThrowableOfType(
                UnreadableDefinitionsException.class,
                () -> DefinitionJson.readSet(json, "contract file META-INF/metatables/shop.json"));

        assertThat(exception).hasMessageContaining("contract file META-INF/metatables/shop.json");
        assertThat(exception.faults())
                .contains(
                        "tables[0] (sales.account).colour: This key is unknown.",
                        "tables[0] (sales.account).columns[0].size: This key is unknown.",
                        "tables[0] (sales.account).columns[1]: A column has one of default, generated and identity.",
                        "tables[0] (sales.account).columns[2].backend_type: It is missing.",
                        "tables[0] (sales.account).foreign_keys[0].references: A name is blank.",
                        "tables[0] (sales.account).foreign_keys[0].on_delete: The action 'drop' is unknown.",
                        "tables[0] (sales.account).sequences[0].start: It must be a whole number.",
                        "tables[0] (sales.account).sequences[0].increment: It must be a whole number.",
                        "tables[1].table: It must be a text.");
    }

    @Test
    void reportsWhatTheRulesOfDefinitionsRefuseAtItsPlace() {
        assertThatThrownBy(() -> DefinitionJson.readTable("""
                        {"format": "metatables-definitions.v1", "table": "t", "namespace": "n",
                         "authoring": {"owner": "liquibase"}, "columns": [], "primary_key": {"columns": ["id"]}}
                        """, "catalog row 7"))
                .isInstanceOf(UnreadableDefinitionsException.class)
                .hasMessageContaining("The primary key names the column id, which the table does not have.")
                .hasMessageContaining("catalog row 7");
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        assertThatThrownBy(() -> DefinitionJson.readSet("{\"format\": \"metatables-definitions.v2\"}", "a file"))
                .isInstanceOf(UnreadableDefinitionsException.class)
                .hasMessageContaining("The format is 'metatables-definitions.v2'")
                .hasMessageContaining("reads metatables-definitions.v1")
                .hasMessageContaining("the same version of MetaTables");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> DefinitionJson.readSet("<xml/>", "a file"))
                .isInstanceOf(UnreadableDefinitionsException.class)
                .hasMessageContaining("a file");
    }

    @Test
    void readsAThousandTablesFast() {
        List<TableDefinition> tables = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            tables.add(ThousandTables.table(i));
        }
        String json = DefinitionJson.write(new DefinitionSet(
                MigrationProvider.of("shop", "main", Optional.empty()),
                tables,
                new DefinitionOrigin("a test", "none", "none")));

        long start = System.nanoTime();
        DefinitionSet set = DefinitionJson.readSet(json, "a test");
        long milliseconds = (System.nanoTime() - start) / 1_000_000;

        assertThat(set.tables()).isEqualTo(tables);
        // Far above what it takes, so that only a change of its order of growth fails on a busy machine.
        assertThat(milliseconds).isLessThan(3_000);
    }
}
