package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractValidationTest {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @Test
    void givesTheNormalFormOfAContractThatIsValid() {
        ContractValidation validation = ContractValidation.of("""
                {"physical": {"schema_": "sales", "table_name": "account"},
                 "columns": [{"name": "uid", "data_type": " UUID ", "primary_key": true},
                             {"name": "at", "data_type": "timestamptz", "backend_type": "timestamptz"}]}
                """);

        assertThat(validation.isValid()).isTrue();
        assertThat(validation.faults()).isEmpty();
        TableContract contract = validation.orElseThrow();
        assertThat(validation.contract()).contains(contract);
        assertThat(contract.physical().schema()).contains("sales");
        assertThat(contract.columns())
                .extracting(ContractColumn::dataType)
                .containsExactly("uuid", "timestamp with time zone");
        assertThat(contract.columns().get(1).backendType()).contains("TIMESTAMP WITH TIME ZONE");
        assertThat(ContractValidation.of(contract.toJson()).orElseThrow()).isEqualTo(contract);
    }

    @Test
    void tellsOfEveryFaultWhereItIsWhatIsWrongAndWhatToDo() {
        ContractValidation validation = ContractValidation.of("""
                {"version": "v9", "indexes": [],
                 "physical": {"table_name": "%s"},
                 "columns": [
                   {"name": "a", "data_type": "timestamp"},
                   {"name": "a", "data_type": "uuid", "nullable": 1},
                   {"name": " ", "data_type": "uuid"}]}
                """.formatted("é".repeat(32)));

        assertThat(validation.contract()).isEmpty();
        assertThat(validation.faults())
                .containsExactlyInAnyOrder(
                        new ContractFault(
                                "version",
                                "This version is unknown.",
                                "Write relational-table.v1, or leave the key out."),
                        new ContractFault(
                                "indexes",
                                "This key is unknown.",
                                "Leave it out; the keys here are authoring, columns, constraints, physical, table_kind,"
                                        + " version."),
                        new ContractFault(
                                "physical.table_name",
                                "The name has 64 bytes; PostgreSQL keeps 63.",
                                "Shorten the name."),
                        new ContractFault(
                                "columns[0].data_type",
                                "The data type 'timestamp' does not say whether it has a time zone.",
                                "Write 'timestamp with time zone' or 'timestamp without time zone'."),
                        new ContractFault(
                                "columns[1].name", "There is another column a.", "Give each column a name of its own."),
                        new ContractFault(
                                "columns[1].nullable",
                                "It must be true or false.",
                                "Write true or false in its place."),
                        new ContractFault("columns[2].name", "The name is blank.", "Give it a name."));
        assertThatThrownBy(validation::orElseThrow)
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("columns[2].name: The name is blank. Give it a name.");
    }

    @Test
    void takesNamesOfSixtyThreeBytes() {
        String longest = "é".repeat(31) + "x";

        assertThat(ContractValidation.of("""
                        {"physical": {"schema": "%1$s", "table_name": "%1$s"}, "columns": [{"name": "%1$s", "data_type": "uuid"}]}
                        """.formatted(longest)).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"a\": 1, \"a\": 2}", "{} {}", "\0", "{\"physical\": nul}"})
    void saysOfWhatIsNoJsonObjectThatItIsNone(String text) {
        assertThat(ContractValidation.of(text).faults()).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.path()).isEmpty();
            assertThat(fault.remedy()).contains("JSON object");
        });
    }

    @Test
    void findsWhatPostgresqlCannotStoreWhereverItStands() {
        ContractValidation validation = ContractValidation.of("""
                {"physical": {"schema": "a\\u0000b"},
                 "columns": [{"name": "a", "data_type": "uuid", "description": "\\ud800"}],
                 "constraints": [{"nested": [1, 1e400, {"\\u0000": 1}]}]}
                """);

        assertThat(validation.faults())
                .extracting(ContractFault::path)
                .containsExactly(
                        "physical.schema",
                        "columns[0].description",
                        "constraints[0].nested[1]",
                        "constraints[0].nested[2]");
        assertThat(validation.faults()).extracting(ContractFault::remedy).doesNotContain("");
    }

    @Test
    void looksAtAContractOfTenMegabytesNoLongerThanItTakesToMeasureIt() {
        String description = "x".repeat(TEN_MEGABYTES);
        String huge = "{\"physical\": {}, \"columns\": [{\"name\": \"a\", \"data_type\": \"uuid\", \"description\": \""
                + description + "\"}]}";

        assertThat(ContractValidation.of(huge).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains(huge.length() + " characters", "4194304"));
        assertThat(ContractValidation.of(Map.of("physical", Map.of("schema", description)))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("more than 4194304 characters"));
    }

    @Test
    void toleratesTheLargestContractThatItReads() {
        String columns = IntStream.range(0, ContractValidation.MOST_COLUMNS)
                .mapToObj(i -> "{\"name\": \"c%d\", \"data_type\": \"uuid\", \"description\": \"%s\"}"
                        .formatted(i, "d".repeat(2_500)))
                .collect(Collectors.joining(","));
        ContractValidation validation = ContractValidation.of("{\"physical\": {}, \"columns\": [" + columns + "]}");

        assertThat(validation.orElseThrow().columns()).hasSize(ContractValidation.MOST_COLUMNS);
    }

    @Test
    void countsColumnsBeforeItLooksAtThem() {
        String columns = "{},".repeat(400_000) + "{}";

        assertThat(ContractValidation.of("{\"physical\": {}, \"columns\": [" + columns + "]}")
                        .faults())
                .containsExactly(new ContractFault(
                        "columns",
                        "There are 400001 columns; PostgreSQL has room for 1600.",
                        "Spread them over several tables."));
    }

    @Test
    void tellsOfTheFirstThousandFaultsAndHowManyThereAreBesides() {
        String columns = "{\"no\": 1},".repeat(1_599) + "{}";
        ContractValidation validation = ContractValidation.of("{\"physical\": {}, \"columns\": [" + columns + "]}");

        assertThat(validation.faults()).hasSize(ContractValidation.MOST_FAULTS + 1);
        assertThat(validation.faults().get(ContractValidation.MOST_FAULTS).what())
                .isEqualTo("There are 3799 faults more.");
        assertThatThrownBy(validation::orElseThrow)
                .hasMessageContaining("And 981 more.")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(5_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 999, 1_001, 1_000_000})
    void refusesWhatIsNestedTooDeeply(int depth) {
        String nested = "{\"physical\": {}, \"columns\": [], \"authoring\": {\"a\": " + "[".repeat(depth)
                + "]".repeat(depth) + "}}";

        assertThat(ContractValidation.of(nested).faults()).hasSize(1);
    }

    @Test
    void isNotFooledByAMapThatHoldsItself() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThat(ContractValidation.of(Map.of("constraints", endless)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).startsWith("More than 64"));
    }

    @Test
    void refusesValuesThatJsonDoesNotHave() {
        assertThat(ContractValidation.of(Map.of("authoring", Map.of("at", Instant.EPOCH)))
                        .faults())
                .containsExactly(new ContractFault(
                        "authoring.at",
                        "JSON has no values of this type.",
                        "Write a text, a number, true or false in its place."));
    }

    @Test
    void placesFaultsUnderTheKeyOfTheDocumentAroundIt() {
        List<ContractFault> faults = ContractValidation.of("{\"columns\": []}").faults().stream()
                .map(fault -> fault.under("table_contract"))
                .toList();

        assertThat(faults).extracting(ContractFault::path).containsExactly("table_contract.physical");
        assertThat(new ContractFault("", "It is wrong.", "Mend it.")
                        .under("table_contract")
                        .path())
                .isEqualTo("table_contract");
    }

    @Test
    void isDoneWithTheWorstContractsInBoundedTime() {
        String keys = IntStream.range(0, 300_000)
                .mapToObj(i -> "\"k%d\":1".formatted(i))
                .collect(Collectors.joining(","));
        long start = System.nanoTime();

        assertThat(ContractValidation.of("{" + keys + "}").faults()).hasSize(ContractValidation.MOST_FAULTS + 1);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
