package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metatables.testvectors.ReferenceModels;
import org.metatables.testvectors.Vectors;

/** Every contract that the reference system wrote, read and written again, and made again from its model. */
class TableContractVectorsTest {

    private final Vectors vectors = Vectors.in("contracts.json");

    @TestFactory
    Stream<DynamicTest> contractsOfOthersAreWrittenAsTheyWereRead() {
        return contracts()
                .map(contract -> DynamicTest.dynamicTest(
                        contract.at("/physical/table_name").asText(),
                        () -> assertThat(
                                        TableContract.parse(contract.toString()).toJson())
                                .isEqualTo(contract.toString())));
    }

    @TestFactory
    Stream<DynamicTest> definitionsYieldTheContractsOfTheirModels() {
        return vectors.each("models", record -> {
            JsonNode expected = record.at("/register_request_wire/table_contract");
            // Where a table was authored is the one thing that a JPA entity cannot have in common with the model.
            ((ObjectNode) expected.at("/authoring/table_model")).put("kind", "jpa");

            TableContract contract =
                    TableContract.of(ReferenceModels.named(record.get("model").textValue()));

            assertThat(contract.toJson()).isEqualTo(expected.toString());
        });
    }

    private Stream<JsonNode> contracts() {
        List<JsonNode> contracts = new ArrayList<>();
        for (JsonNode model : vectors.part("models")) {
            contracts.add(model.at("/register_request_wire/table_contract"));
            contracts.add(model.at("/reservation_row_wire/table_contract"));
        }
        for (String part : List.of(
                "external_registered_Account",
                "version_table_register_request_wire",
                "version_table_reservation_row_wire")) {
            contracts.add(vectors.part(part).get("table_contract"));
        }
        return contracts.stream();
    }
}
