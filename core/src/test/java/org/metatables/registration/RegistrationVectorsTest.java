package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metatables.contract.TableContract;
import org.metatables.testvectors.Vectors;

/** Every request that the reference system was shown: taken as it took it, and refused where it refused. */
class RegistrationVectorsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String REQUEST = """
            {"data_source_uid": "dddddddd-dddd-4ddd-8ddd-dddddddddddd", "physical_schema": "public",
             "table_contract": {"physical": {"schema": "public", "table_name": "orders"}, "columns": []},
             "management_mode": "platform_managed"}
            """;

    private static final String TIME_INDEX_REQUEST = """
            {"data_source_uid": "dddddddd-dddd-4ddd-8ddd-dddddddddddd", "physical_schema": "public",
             "table_contract": {"physical": {"schema": "public", "table_name": "prices"}, "columns": []},
             "time_index_name": "time_index"}
            """;

    private static final String ROW = """
            {"data_source_uid": "dddddddd-dddd-4ddd-8ddd-dddddddddddd", "migration_package": "sample",
             "migration_namespace": "markets", "physical_schema": "public", "physical_table_name": "orders",
             "table_contract": {"physical": {"schema": "public", "table_name": "orders"}, "columns": []}}
            """;

    private final Vectors vectors = Vectors.in("protocol.json");

    @TestFactory
    Stream<DynamicTest> requestsForRelationalTables() {
        return vectors.each(
                "registration_cases",
                record -> check(
                        record, REQUEST, json -> RegistrationRequest.parse(json).toJson()));
    }

    @TestFactory
    Stream<DynamicTest> requestsForTimeIndexedTables() {
        return vectors.each(
                "time_index_registration_cases",
                record -> check(
                        record,
                        TIME_INDEX_REQUEST,
                        json -> RegistrationRequest.parseTimeIndexed(json).toJson()));
    }

    @TestFactory
    Stream<DynamicTest> rowsThatAMigrationReserves() {
        return vectors.each("reservation_row_cases", record -> {
            boolean timeIndexed = record.get("class").textValue().contains("TimeIndex");
            check(
                    record,
                    ROW,
                    json -> (timeIndexed ? ReservationRow.parseTimeIndexed(json) : ReservationRow.parse(json))
                            .toJson());
        });
    }

    private static void check(JsonNode record, String base, UnaryOperator<String> reader) {
        ObjectNode input = (ObjectNode) tree(base);
        record.get("input_overrides").properties().forEach(override -> {
            if (override.getValue().asText().equals("OMIT")) {
                input.remove(override.getKey());
            } else {
                input.set(override.getKey(), override.getValue());
            }
        });
        if (record.at("/result/ok").booleanValue()) {
            ObjectNode expected = record.at("/result/wire").deepCopy();
            expected.set("table_contract", normalForm(expected));
            assertThat(tree(reader.apply(input.toString()))).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> reader.apply(input.toString())).isInstanceOf(InvalidRegistrationException.class);
        }
    }

    /** A contract says the same with its defaults and without. */
    private static JsonNode normalForm(ObjectNode wire) {
        ObjectNode contract = wire.get("table_contract").deepCopy();
        if (wire.has("time_index_name")) {
            contract.put("table_kind", "time_indexed");
        }
        return tree(TableContract.parse(contract.toString()).toJson());
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
