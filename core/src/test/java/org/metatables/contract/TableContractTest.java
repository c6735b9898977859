package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

class TableContractTest {

    @Test
    void fillsInDefaults() {
        TableContract contract = TableContract.parse("""
                {"physical": {"schema": null}, "columns": [{"name": "id", "data_type": "VARCHAR(9)", "backend_type": " "}]}
                """);

        assertThat(contract.physical()).isEqualTo(new TableContract.Physical(Optional.empty(), Optional.empty()));
        assertThat(contract.columns())
                .containsExactly(new ContractColumn(
                        "id",
                        "string",
                        Optional.empty(),
                        true,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(contract.toJson())
                .isEqualTo("{\"version\":\"relational-table.v1\",\"physical\":{},\"columns\":[{\"name\":\"id\","
                        + "\"data_type\":\"string\",\"nullable\":true,\"primary_key\":false,\"unique\":false}],"
                        + "\"constraints\":[]}");
    }

    @Test
    void readsTheOtherNamesOfTheSchema() {
        assertThat(schemaOf("\"schema_\": \"audit\"")).contains("audit");
        assertThat(schemaOf("\"physical_schema\": \"audit\"")).contains("audit");
        assertThat(schemaOf("\"schema\": \"audit\", \"physical_schema\": \"audit\""))
                .contains("audit");
    }

    @Test
    void namesEveryFaultWithItsPlace() {
        InvalidContractException exception =
                catchThrowableOfType(InvalidContractException.class, () -> TableContract.parse("""
                        {"version": "relational-table.v2", "table_kind": "graph", "indexes": [],
                         "physical": {"schema": "a", "schema_": "b", "tablespace": "fast"},
                         "columns": [
                           {"name": "id", "data_type": "int64", "nullable": "no", "size": 4},
                           {"data_type": "timestamp"},
                           "name",
                           {"name": "x", "data_type": " ", "backend_type": "timestamp"}],
                         "constraints": {}, "authoring": []}
                        """));

        assertThat(exception.faults().stream().map(ContractFault::path))
                .containsExactlyInAnyOrder(
                        "version",
                        "table_kind",
                        "indexes",
                        "physical.schema",
                        "physical.tablespace",
                        "columns[0].nullable",
                        "columns[0].size",
                        "columns[1].name",
                        "columns[1].data_type",
                        "columns[2]",
                        "columns[3].data_type",
                        "columns[3].backend_type",
                        "constraints",
                        "authoring");
        assertThat(exception)
                .hasMessageContaining("columns[0].size: This key is unknown.")
                .hasMessageContaining("columns[1].name: It is missing.")
                .hasMessageContaining("columns[2]: It must be an object.");
    }

    @Test
    void refusesWhatIsNoContractAtAll() {
        assertThatThrownBy(() -> TableContract.parse("[]")).hasMessageContaining("does not begin with a JSON object");
        assertThatThrownBy(() -> TableContract.parse("{\"a\": 1, \"a\": 2}"))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("Duplicate field 'a'");
        assertThatThrownBy(() -> TableContract.parse("{}"))
                .hasMessageContaining("physical: It is missing.")
                .hasMessageContaining("columns: It is missing.");
    }

    @Test
    void reportsOneFaultOnce() {
        InvalidContractException exception = catchThrowableOfType(
                InvalidContractException.class, () -> TableContract.parse("{\"physical\": [], \"columns\": []}"));

        assertThat(exception.faults())
                .containsExactly(
                        new ContractFault("physical", "It must be an object.", "Write an object in its place."));
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertThatThrownBy(() -> TableContract.parse("""
                        {"physical": {}, "columns": [{"name": "a", "data_type": "uuid"}, {"name": "a", "data_type": "date"}]}
                        """))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("columns[1].name: There is another column a.");
    }

    @Test
    void tellsOnlyOfTheDefaultOfAUuidKey() {
        TableDefinition table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("shop__order"), "shop", new Authoring.Entity("com.shop", "Order"))
                .column(withDefault("uid", "uuid", "gen_random_uuid()"))
                .column(withDefault("part", "uuid", "'5f0c3c4e-0000-4000-8000-000000000001'"))
                .column(withDefault("code", "varchar(9)", "gen_random_uuid()"))
                .column(withDefault("other", "uuid", "gen_random_uuid()"))
                .primaryKey("uid", "part", "code")
                .build();

        assertThat(TableContract.of(table).columns())
                .extracting(ContractColumn::serverDefault)
                .containsExactly(
                        Optional.of("gen_random_uuid()"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void namesTheEntityThatATableWasAuthoredBy() {
        TableDefinition table = TableDefinition.builder(
                        new PhysicalName("sales", "shop__order"),
                        "shop",
                        new Authoring.Entity("com.shop", "Shop.Order"))
                .build();

        assertThat(TableContract.of(table).toJson())
                .isEqualTo("{\"version\":\"relational-table.v1\","
                        + "\"physical\":{\"schema\":\"sales\",\"table_name\":\"shop__order\"},\"columns\":[],"
                        + "\"constraints\":[],\"authoring\":{\"table_model\":"
                        + "{\"kind\":\"jpa\",\"module\":\"com.shop\",\"qualname\":\"Shop.Order\"}}}");
    }

    @Test
    void namesLiquibaseAsTheOwnerOfItsChangeLogTable() {
        TableDefinition table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("databasechangelog"), "shop", new Authoring.ChangeLog())
                .build();

        assertThat(TableContract.of(table).authoring())
                .containsExactly(
                        Map.entry("owner", "liquibase"),
                        Map.entry("schema", "public"),
                        Map.entry("change_log_table", "databasechangelog"));
    }

    @Test
    void keepsTheConstraintsThatOthersWrote() {
        String json = "{\"version\":\"relational-table.v1\",\"table_kind\":\"time_indexed\",\"physical\":{},"
                + "\"columns\":[],\"constraints\":[{\"kind\":\"check\",\"nested\":{\"a\":[1,2.5,true]}}]}";

        assertThat(TableContract.parse(json).toJson()).isEqualTo(json);
    }

    @Test
    void cannotBeChanged() {
        TableContract contract = TableContract.parse(
                "{\"physical\": {}, \"columns\": [], \"authoring\": {\"table_model\": {\"kind\": \"jpa\"}}}");

        assertThatThrownBy(() -> contract.authoring().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) contract.authoring().get("table_model")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(contract.columns()).isEqualTo(List.of());
    }

    private static Optional<String> schemaOf(String member) {
        return TableContract.parse("{\"physical\": {" + member + "}, \"columns\": []}")
                .physical()
                .schema();
    }

    private static ColumnDefinition withDefault(String name, String sqlType, String expression) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType)).withValue(new ColumnValue.Default(expression));
    }
}
