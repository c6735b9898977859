package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.testvectors.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metatables.definition.Cadence;
import org.metatables.definition.ColumnType;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.testvectors.Vectors;

/** Every word for a type that the reference system normalised, normalised again. */
class DataTypeVectorsTest {

    /** The type of PostgreSQL's DDL for each type of the reference system whose DDL has another name. */
    private static final Map<String, String> DDL = Map.ofEntries(
            Map.entry("String", "varchar"),
            Map.entry("String(64)", "varchar(64)"),
            Map.entry("Unicode(10)", "varchar(10)"),
            Map.entry("UnicodeText", "text"),
            Map.entry("Uuid(as_uuid=False)", "uuid"),
            Map.entry("BigInteger", "bigint"),
            Map.entry("SmallInteger", "smallint"),
            Map.entry("Double", "double precision"),
            Map.entry("DOUBLE", "double precision"),
            Map.entry("DOUBLE_PRECISION", "double precision"),
            Map.entry("DateTime(tz)", "timestamp with time zone"),
            Map.entry("DateTime", "timestamp without time zone"),
            Map.entry("TIMESTAMP(tz)", "timestamp with time zone"),
            Map.entry("TIMESTAMP", "timestamp"),
            Map.entry("pg.TIMESTAMP(tz)", "timestamptz"),
            Map.entry("pg.TIMESTAMP(tz,precision=3)", "timestamp(3) with time zone"),
            Map.entry("LargeBinary", "bytea"),
            Map.entry("ARRAY(String)", "varchar(255) array"),
            Map.entry("ARRAY(Integer)", "integer array"),
            Map.entry("pg.ARRAY(Integer)", "integer[]"));

    private static final Map<String, List<String>> LABELS =
            Map.of("Enum(a,bb)", List.of("a", "bb"), "pg.ENUM", List.of("a"));

    private final Vectors vectors = Vectors.in("types.json");

    @TestFactory
    Stream<DynamicTest> tokens() {
        return vectors.each("normalize_dtype_token", record -> {
            String input = text(record.get("input")).orElse("");
            if (record.get("remote").isObject()) {
                assertThatThrownBy(() -> DataTypes.normaliseToken(input)).isInstanceOf(InvalidDataTypeException.class);
            } else {
                assertThat(DataTypes.normaliseToken(input))
                        .isEqualTo(record.get("remote").textValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> backendTypes() {
        return vectors.each("normalize_backend_type", record -> {
            String input = text(record.get("input")).orElse("");
            if (record.get("output").isObject()) {
                assertThatThrownBy(() -> DataTypes.normaliseBackendType(input))
                        .isInstanceOf(InvalidDataTypeException.class);
            } else {
                assertThat(DataTypes.normaliseBackendType(input)).isEqualTo(text(record.get("output")));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> temporalTokens() {
        return vectors.each(
                "is_temporal_token",
                record -> assertThat(DataTypes.isTemporal(record.get("token").textValue()))
                        .isEqualTo(record.get("temporal").booleanValue()));
    }

    @TestFactory
    Stream<DynamicTest> cadences() {
        return vectors.each("cadence", record -> {
            String input = text(record.get("input")).orElse("");
            if (record.get("output").isObject()) {
                assertThatThrownBy(() -> Cadence.normalise(input)).isInstanceOf(InvalidDefinitionException.class);
            } else {
                assertThat(Cadence.normalise(input)).isEqualTo(text(record.get("output")));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> columnTypes() {
        return vectors.each("sqlalchemy_types", record -> {
            ColumnType type = columnType(record);

            assertThat(type.dataType()).isEqualTo(text(record.path("data_type")).orElse("an error"));
            assertThat(type.backendType()).isEqualTo(record.get("backend_type").textValue());
            assertThat(DataTypes.normaliseToken(type.dataType()))
                    .isEqualTo(record.get("contract_data_type").textValue());
            assertThat(DataTypes.normaliseBackendType(type.backendType()))
                    .contains(record.get("contract_backend_type").textValue());
        });
    }

    private static ColumnType columnType(JsonNode record) {
        String type = record.get("type").textValue();
        return LABELS.containsKey(type)
                ? DataTypes.ofEnumType("an_enum", LABELS.get(type))
                : DataTypes.ofSqlType(DDL.getOrDefault(type, type.replaceFirst("^pg\\.", "")));
    }
}
