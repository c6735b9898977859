package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.definition.ColumnType;

class DataTypesTest {

    /** Every type that Hibernate 7.4 writes into DDL for PostgreSQL. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    boolean                        | bool                        | BOOLEAN
                    smallint                       | int16                       | SMALLINT
                    integer                        | int64                       | INTEGER
                    bigint                         | int64                       | BIGINT
                    float4                         | float32                     | REAL
                    float(53)                      | float64                     | FLOAT
                    numeric(38,0)                  | numeric                     | NUMERIC(38, 0)
                    numeric(20,6)                  | numeric                     | NUMERIC(20, 6)
                    numeric                        | numeric                     | NUMERIC
                    char(1)                        | string                      | CHAR(1)
                    varchar(255)                   | string                      | VARCHAR(255)
                    varchar                        | string                      | VARCHAR
                    text                           | string                      | TEXT
                    oid                            | OID                         | OID
                    bytea                          | BYTEA                       | BYTEA
                    uuid                           | uuid                        | UUID
                    date                           | date                        | DATE
                    time(0)                        | TIME                        | TIME
                    timestamp(6)                   | timestamp without time zone | TIMESTAMP WITHOUT TIME ZONE
                    timestamp(6) with time zone    | timestamp with time zone    | TIMESTAMP WITH TIME ZONE
                    interval second(6)             | INTERVAL                    | INTERVAL
                    varchar(255) array             | ARRAY                       | ARRAY
                    varchar(7) array[4]            | ARRAY                       | ARRAY
                    smallint array                 | ARRAY                       | ARRAY
                    json                           | json                        | JSON
                    jsonb                          | jsonb                       | JSONB
                    xml                            | XML                         | XML
                    inet                           | INET                        | INET
                    """)
    void knowsEveryTypeOfHibernate(String sqlType, String dataType, String backendType) {
        assertThat(DataTypes.ofSqlType(sqlType)).isEqualTo(new ColumnType(dataType, backendType, sqlType));
    }

    /** Types that people write into a column definition by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    citext                         | CITEXT                      | CITEXT
                    CHARACTER VARYING(20)          | string                      | VARCHAR(20)
                    character varying ( 20 )       | string                      | VARCHAR(20)
                    character(3)                   | string                      | CHAR(3)
                    bpchar                         | string                      | CHAR
                    int4                           | int64                       | INTEGER
                    bigserial                      | int64                       | BIGINT
                    smallserial                    | int16                       | SMALLINT
                    double precision               | float64                     | DOUBLE PRECISION
                    real                           | float32                     | REAL
                    decimal(10, 2)                 | numeric                     | DECIMAL(10, 2)
                    timestamptz(3)                 | timestamp with time zone    | TIMESTAMP WITH TIME ZONE
                    timestamp without time zone    | timestamp without time zone | TIMESTAMP WITHOUT TIME ZONE
                    time without time zone         | TIME                        | TIME
                    timetz                         | TIME WITH TIME ZONE         | TIME WITH TIME ZONE
                    time(3) with time zone         | TIME WITH TIME ZONE         | TIME WITH TIME ZONE
                    interval                       | INTERVAL                    | INTERVAL
                    interval day to second(3)      | INTERVAL                    | INTERVAL
                    bit varying(8)                 | BIT VARYING                 | BIT VARYING
                    text[]                         | ARRAY                       | ARRAY
                    numeric(10,2)[3][3]            | ARRAY                       | ARRAY
                    integer ARRAY                  | ARRAY                       | ARRAY
                    timestamp(6) with time zone[]  | ARRAY                       | ARRAY
                    geometry(Point,4326)           | GEOMETRY                    | GEOMETRY
                    "Color"                        | COLOR                       | COLOR
                    sales."My Type"                | SALES.MY TYPE               | SALES.MY TYPE
                    """)
    void knowsTypesThatPeopleWriteThemselves(String sqlType, String dataType, String backendType) {
        assertThat(DataTypes.ofSqlType(sqlType)).isEqualTo(new ColumnType(dataType, backendType, sqlType));
    }

    @Test
    void keepsTheSqlTypeAsItWasWrittenButForBlanks() {
        assertThat(DataTypes.ofSqlType("  Timestamp (6)  with  time zone ").sqlType())
                .isEqualTo("Timestamp (6) with time zone");
    }

    @Test
    void givesAnEnumTypeRoomForItsLongestLabel() {
        ColumnType type = DataTypes.ofEnumType("colour", List.of("RED", "GREEN", "blue-\uD83D\uDD35"));

        assertThat(type).isEqualTo(new ColumnType("string", "VARCHAR(6)", "colour"));
    }

    @Test
    void takesATimestampWithoutTimeZoneOnlyWhereItSaysSo() {
        assertThat(DataTypes.normaliseToken("TIMESTAMP_WITHOUT_TIME_ZONE")).isEqualTo(DataTypes.NAIVE_TIMESTAMP);
        assertThat(DataTypes.normaliseBackendType("timestamp without time zone"))
                .contains("TIMESTAMP WITHOUT TIME ZONE");
        assertThat(DataTypes.isTemporal("timestamp without time zone")).isTrue();

        assertThatThrownBy(() -> DataTypes.normaliseToken("timestamp"))
                .isInstanceOf(InvalidDataTypeException.class)
                .hasMessageContaining("'timestamp' does not say whether it has a time zone")
                .hasMessageContaining("Write 'timestamp with time zone' or");
    }
}
