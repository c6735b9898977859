package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.definition.ColumnValue;
import org.metatables.testing.TestDatabase;

/** Each type as Hibernate spells it in its DDL, against a table whose author spelt it as PostgreSQL does. */
class TypeMatrixTest extends DriftTestCase {

    private static final String TYPES = """
            boolean                        | boolean
            smallint                       | smallint
            integer                        | integer
            bigint                         | bigint
            float4                         | real
            float(53)                      | double precision
            numeric(38,0)                  | numeric(38)
            numeric(38,2)                  | numeric(38,2)
            numeric(20,6)                  | decimal(20,6)
            numeric(5,0)                   | numeric(5,0)
            numeric(21,0)                  | numeric(21)
            char(1)                        | character(1)
            char(3)                        | character(3)
            varchar(1)                     | character varying(1)
            varchar(64)                    | character varying(64)
            varchar(255)                   | character varying(255)
            varchar(32600)                 | character varying(32600)
            text                           | text
            oid                            | oid
            citext                         | public.citext
            color                          | public.color
            Color                          | public.color
            "Color"                        | public."Color"
            bytea                          | bytea
            uuid                           | uuid
            varchar(36)                    | character varying(36)
            date                           | date
            time(0)                        | time(0) without time zone
            time(6)                        | time(6) without time zone
            timestamp(6)                   | timestamp(6) without time zone
            timestamp(3)                   | timestamp(3) without time zone
            timestamp(6) with time zone    | timestamptz(6)
            time(6) with time zone         | timetz(6)
            timestamp(6)                   | timestamp
            timestamp(6) with time zone    | timestamptz
            timestamp with time zone       | timestamptz(6)
            time(6)                        | time
            time(6) with time zone         | timetz
            interval second(6)             | interval second
            timestamp(6) with time zone array | timestamptz[]
            interval second(6)             | interval second(6)
            varchar(255) array             | character varying(255)[]
            integer array                  | integer[]
            uuid array                     | uuid[]
            date array                     | date[]
            smallint array                 | smallint[]
            bigint array                   | int8[]
            float(53) array                | float8[]
            timestamp(6) with time zone array | timestamp(6) with time zone[]
            numeric(38,2) array            | numeric(38,2)[]
            varchar(7) array[4]            | character varying(7)[]
            color array                    | public.color[]
            jsonb                          | jsonb
            xml                            | xml
            inet                           | inet
            percent                        | public.percent
            tsvector                       | tsvector
            """;

    TypeMatrixTest(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void makeTypes() throws SQLException {
        execute("""
                create extension if not exists citext schema public;
                create type color as enum ('red', 'green');
                create type "Color" as enum ('RED', 'GREEN');
                create domain percent as integer check (value between 0 and 100)
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = TYPES, delimiter = '|', quoteCharacter = '`')
    void isTheSameInBothSpellings(String hibernate, String postgres) throws SQLException {
        execute("create table sample (id " + postgres + ")");

        assertSame(table("sample").column(column("id", hibernate)));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "timestamp(6), timestamp(3)",
        "timestamp(3) with time zone, timestamptz",
        "timestamp(6) with time zone, timestamp",
        "time(0), time",
        "numeric(6), numeric",
    })
    void aPrecisionThatCutsIsAnotherType(String hibernate, String postgres) throws SQLException {
        execute("create table sample (id " + postgres + ")");

        onlyFinding(table("sample").column(column("id", hibernate)), FindingKind.TYPE_DIFFERS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = TYPES, delimiter = '|', quoteCharacter = '`')
    void isTheSameInTheTableThatHibernateMakes(String hibernate, String postgres) throws SQLException {
        execute("create table sample (id " + hibernate + " not null)");

        assertSame(table("sample").column(column("id", hibernate).notNull()));
    }

    @Test
    void tellsTypesApartThatDifferInAnyRespect() throws SQLException {
        execute("""
                create table sample (a varchar(64), b timestamp(6), c numeric(38,2), d integer[], e color, f text)
                """);

        Verdict verdict = compare(table("sample")
                .column(column("a", "varchar(65)"))
                .column(column("b", "timestamp(6) with time zone"))
                .column(column("c", "numeric(38,3)"))
                .column(column("d", "integer"))
                .column(column("e", "\"Color\""))
                .column(column("f", "varchar(255)")));

        assertThat(verdict.findings()).extracting(Finding::kind).hasSize(6).containsOnly(FindingKind.TYPE_DIFFERS);
        assertThat(verdict.findings())
                .extracting(Finding::expected)
                .containsExactly(
                        "character varying(65)",
                        "timestamp(6) with time zone",
                        "numeric(38,3)",
                        "integer",
                        "\"Color\"",
                        "character varying(255)");
    }

    @Test
    void takesGeneratedColumnsChecksAndDefaultsInHibernatesWords() throws SQLException {
        String ddl = """
                first_name varchar(255), last_name varchar(255),
                full_name varchar(255) generated always as (first_name || ' ' || last_name) stored,
                status varchar(255) check ((status in ('OPEN','CLOSED'))),
                kind smallint check ((kind between 0 and 2)),
                active char(1) default 'Y' check (active in ('N','Y')),
                amount numeric(38,2) default 0.0
                """;
        execute("create table sample (" + ddl + ")");

        assertSame(table("sample")
                .column(column("first_name", "varchar(255)"))
                .column(column("last_name", "varchar(255)"))
                .column(column("full_name", "varchar(255)")
                        .withValue(new ColumnValue.Generated("first_name || ' ' || last_name")))
                .column(column("status", "varchar(255)"))
                .column(column("kind", "smallint"))
                .column(column("active", "char(1)").withValue(new ColumnValue.Default("'Y'")))
                .column(column("amount", "numeric(38,2)").withValue(new ColumnValue.Default("0.0")))
                .check(check("status in ('OPEN','CLOSED')"))
                .check(check("(kind between 0 and 2)"))
                .check(check("active in ('N','Y')")));
    }
}
