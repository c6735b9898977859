package org.metatables.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

/** What is read of the things that tables share: sequences and enum types. */
@PostgresTest
class SequencesAndEnumTypesTest {

    private static final PhysicalName HOSTILE = new PhysicalName("sales \"x\"", "na'me; drop \\ {a,b} ü, null");

    private final TestDatabase database;
    private Connection connection;

    SequencesAndEnumTypesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
        execute("drop schema public cascade; create schema public");
        execute("drop schema if exists " + PhysicalName.quote(HOSTILE.schema()) + " cascade");
        execute("create schema " + PhysicalName.quote(HOSTILE.schema()));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void readsTheWholeRangeOfSteps() throws SQLException {
        execute("create sequence up increment by 9223372036854775807; "
                + "create sequence down increment by -9223372036854775808 start -5");

        assertThat(PhysicalSequences.read(connection, List.of(name("up"), name("down"))))
                .containsOnly(
                        Map.entry(name("up"), new PhysicalSequence(name("up"), 1, Long.MAX_VALUE)),
                        Map.entry(name("down"), new PhysicalSequence(name("down"), -5, Long.MIN_VALUE)));
    }

    @Test
    void readsTheStartOfASequenceAndNotWhereItIs() throws SQLException {
        execute("create sequence account_seq start 7 increment by 10; select setval('account_seq', 4000)");

        assertThat(PhysicalSequences.read(connection, List.of(name("account_seq"))))
                .containsValue(new PhysicalSequence(name("account_seq"), 7, 10));
    }

    @Test
    void readsASequenceThatBelongsToAColumnLikeAnyOther() throws SQLException {
        execute("create table ticket (id bigint generated always as identity (increment by 50), position serial)");

        assertThat(PhysicalSequences.read(connection, List.of(name("ticket_id_seq"), name("ticket_position_seq"))))
                .containsOnly(
                        Map.entry(name("ticket_id_seq"), new PhysicalSequence(name("ticket_id_seq"), 1, 50)),
                        Map.entry(
                                name("ticket_position_seq"), new PhysicalSequence(name("ticket_position_seq"), 1, 1)));
    }

    @Test
    void aTableIsNeitherASequenceNorAnEnumType() throws SQLException {
        execute("create table account (id bigint); create domain percent as integer; "
                + "create type pair as (a text, b text)");
        List<PhysicalName> names = List.of(name("account"), name("percent"), name("pair"));

        assertThat(PhysicalSequences.read(connection, names)).isEmpty();
        assertThat(PhysicalEnumTypes.read(connection, names)).isEmpty();
    }

    @Test
    void keepsThingsOfOneNameInTwoSchemasApart() throws SQLException {
        PhysicalName elsewhere = new PhysicalName(HOSTILE.schema(), "mood");
        execute("create type mood as enum ('sad'); create type " + elsewhere.quoted() + " as enum ('ok')");

        assertThat(PhysicalEnumTypes.read(connection, List.of(elsewhere, name("mood"), elsewhere)))
                .containsOnly(
                        Map.entry(name("mood"), new PhysicalEnumType(name("mood"), List.of("sad"))),
                        Map.entry(elsewhere, new PhysicalEnumType(elsewhere, List.of("ok"))));
    }

    @Test
    void readsLabelsInTheirOrderAndNotInThatOfTheirAddition() throws SQLException {
        execute("create type mood as enum ('sad', 'ok')");
        execute("alter type mood add value 'awful' before 'sad'");
        execute("alter type mood add value 'fair' after 'sad'");
        execute("alter type mood rename value 'ok' to 'fine'");

        assertThat(PhysicalEnumTypes.read(connection, List.of(name("mood"))))
                .containsValue(new PhysicalEnumType(name("mood"), List.of("awful", "sad", "fair", "fine")));
    }

    @Test
    void readsAnEnumTypeWithoutLabels() throws SQLException {
        execute("create type nothing as enum ()");

        assertThat(PhysicalEnumTypes.read(connection, List.of(name("nothing"))))
                .containsValue(new PhysicalEnumType(name("nothing"), List.of()));
    }

    @Test
    void readsHostileLabelsAsTheyAre() throws SQLException {
        execute("create type odd as enum ('', ' ', 'NULL', '{a,b}', '\"', 'it''s \\', 'Größe', 'a,b')");

        assertThat(PhysicalEnumTypes.read(connection, List.of(name("odd"))))
                .containsValue(new PhysicalEnumType(
                        name("odd"), List.of("", " ", "NULL", "{a,b}", "\"", "it's \\", "Größe", "a,b")));
    }

    @Test
    void readsHostileNamesAsTheyAre() throws SQLException {
        PhysicalName type = new PhysicalName(HOSTILE.schema(), HOSTILE.table() + "!");
        execute("create sequence " + HOSTILE.quoted() + " increment by 3");
        execute("create type " + type.quoted() + " as enum ('x')");

        assertThat(PhysicalSequences.read(connection, List.of(HOSTILE, type)))
                .containsOnly(Map.entry(HOSTILE, new PhysicalSequence(HOSTILE, 1, 3)));
        assertThat(PhysicalEnumTypes.read(connection, List.of(HOSTILE, type)))
                .containsOnly(Map.entry(type, new PhysicalEnumType(type, List.of("x"))));
    }

    @Test
    void noSearchPathChangesWhatIsRead() throws SQLException {
        execute("create sequence account_seq increment by 50; create type mood as enum ('sad')");
        execute("create table pg_sequence (seqrelid oid); create table pg_enum (enumtypid oid)");
        execute("set search_path = public, pg_catalog");

        assertThat(PhysicalSequences.read(connection, List.of(name("account_seq"))))
                .containsValue(new PhysicalSequence(name("account_seq"), 1, 50));
        assertThat(PhysicalEnumTypes.read(connection, List.of(name("mood"))))
                .containsValue(new PhysicalEnumType(name("mood"), List.of("sad")));
    }

    @Test
    void asksOnceForAnyNumber() throws SQLException {
        List<PhysicalName> sequences = new ArrayList<>();
        StringBuilder ddl = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            sequences.add(name("seq_" + i));
            ddl.append("create sequence seq_").append(i).append(';');
        }
        execute(ddl.toString());
        StatementCounter counter = new StatementCounter();

        assertThat(PhysicalSequences.read(counter.counting(connection), sequences))
                .containsOnlyKeys(sequences);

        assertThat(counter.roundTrips()).isEqualTo(1);
    }

    @Test
    void cannotBeChangedByTheReader() {
        assertThatThrownBy(() ->
                        PhysicalSequences.read(connection, List.of()).put(HOSTILE, new PhysicalSequence(HOSTILE, 1, 1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void saysWhatItCouldNotRead() throws SQLException {
        connection.close();

        assertThatThrownBy(() -> PhysicalSequences.read(connection, List.of(HOSTILE)))
                .isInstanceOf(CatalogReadException.class)
                .hasMessageContaining("sequences");
        assertThatThrownBy(() -> PhysicalEnumTypes.read(connection, List.of(HOSTILE)))
                .isInstanceOf(CatalogReadException.class)
                .hasMessageContaining("enum types");
    }

    private static PhysicalName name(String name) {
        return PhysicalName.inDefaultSchema(name);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
