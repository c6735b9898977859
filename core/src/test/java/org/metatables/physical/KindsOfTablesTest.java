package org.metatables.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

/** What is read of tables that are not like most: partitioned, inherited, views, and of names that nobody expects. */
@PostgresTest
class KindsOfTablesTest {

    private final TestDatabase database;
    private Connection connection;

    KindsOfTablesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
        execute("drop schema public cascade; create schema public");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void aPartitionHasWhatItsTableHas() throws SQLException {
        execute("""
                create table customer (id integer primary key);
                create table event (id integer references customer on delete cascade, at date not null,
                    check (id > 0), primary key (id, at)) partition by range (at);
                create index on event (at desc);
                create table event_1 partition of event for values from ('2026-01-01') to ('2026-02-01')
                """);

        PhysicalTable event = read("event");
        PhysicalTable partition = read("event_1");

        assertThat(event.kind()).isEqualTo(TableKind.PARTITIONED);
        assertThat(partition.kind()).isEqualTo(TableKind.ORDINARY);
        assertThat(partition.columns()).isEqualTo(event.columns());
        assertThat(partition.checks()).isEqualTo(event.checks()).hasSize(1);
        assertThat(partition.foreignKeys()).hasSize(1);
        assertThat(partition.foreignKeys().get(0).target()).isEqualTo(name("customer"));
        assertThat(partition.indexes())
                .extracting(PhysicalIndex::parts)
                .isEqualTo(event.indexes().stream().map(PhysicalIndex::parts).toList());
    }

    @Test
    void anIndexThatSomePartitionLacksIsNotValid() throws SQLException {
        execute("""
                create table event (id integer, at date) partition by range (at);
                create table event_1 partition of event for values from ('2026-01-01') to ('2026-02-01');
                create index by_id on only event (id)
                """);
        assertThat(read("event").indexes()).extracting(PhysicalIndex::valid).containsExactly(false);

        execute("create index by_id_1 on event_1 (id); alter index by_id attach partition by_id_1");
        assertThat(read("event").indexes()).extracting(PhysicalIndex::valid).containsExactly(true);
    }

    @Test
    void anInheritingTableHasTheColumnsAndChecksOfItsParentButNotItsKeys() throws SQLException {
        execute("""
                create table party (id integer primary key, name text check (name <> ''));
                create table person (born date) inherits (party)
                """);

        PhysicalTable person = read("person");

        assertThat(person.columns()).extracting(PhysicalColumn::name).containsExactly("id", "name", "born");
        assertThat(person.checks()).hasSize(1);
        assertThat(person.primaryKey()).isEmpty();
        assertThat(person.indexes()).isEmpty();
    }

    @Test
    void aViewHasColumnsAndNothingElse() throws SQLException {
        execute("""
                create table account (id integer primary key, code varchar(8) not null unique default 'x');
                create view codes as select id, code, id * 2.5 as share from account;
                comment on view codes is 'the codes'
                """);

        PhysicalTable codes = read("codes");

        assertThat(codes.comment()).contains("the codes");
        assertThat(codes.columns())
                .extracting(PhysicalColumn::name, PhysicalColumn::type, PhysicalColumn::notNull)
                .containsExactly(
                        tuple("id", "integer", false),
                        tuple("code", "character varying(8)", false),
                        tuple("share", "numeric", false));
        assertThat(codes.primaryKey()).isEmpty();
        assertThat(codes.uniques()).isEmpty();
        assertThat(codes.indexes()).isEmpty();
    }

    @Test
    void aMaterialisedViewMayHaveIndexes() throws SQLException {
        execute("create materialized view copy as select 1 as id; create unique index on copy (id)");

        assertThat(read("copy").indexes()).extracting(PhysicalIndex::unique).containsExactly(true);
        assertThat(read("copy").kind().isTable()).isFalse();
    }

    @Test
    void columnsThatWereDroppedDoNotShiftTheOthers() throws SQLException {
        execute("""
                create table target (gone text, x integer, y integer, primary key (y, x));
                create table line (gone text, a integer, gone_too text, b integer, check (a < b), unique (b, a),
                    foreign key (a, b) references target (y, x));
                alter table target drop column gone;
                alter table line drop column gone, drop column gone_too
                """);

        PhysicalTable line = read("line");

        assertThat(line.uniques()).extracting(PhysicalKey::columns).containsExactly(List.of("b", "a"));
        assertThat(line.checks()).extracting(PhysicalCheck::columns).containsExactly(List.of("a", "b"));
        assertThat(line.foreignKeys())
                .extracting(PhysicalForeignKey::columns, PhysicalForeignKey::targetColumns)
                .containsExactly(tuple(List.of("a", "b"), List.of("y", "x")));
    }

    @Test
    void anExclusionConstraintIsNoUniqueness() throws SQLException {
        execute("create table booking (room integer, constraint no_two exclude using btree (room with =))");

        PhysicalTable booking = read("booking");

        assertThat(booking.uniques()).isEmpty();
        assertThat(booking.indexes())
                .extracting(PhysicalIndex::unique, PhysicalIndex::constraint)
                .containsExactly(tuple(false, Optional.of("no_two")));
    }

    @Test
    void readsHostileNamesOfEverythingThatATableHas() throws SQLException {
        PhysicalName target = name("to\"; drop, {x}");
        execute("create table " + target.quoted() + " (\"k,1\" integer primary key)");
        execute(
                "create table line (\"a,\"\"b\"\"\" integer constraint \"c'h{eck}\" check (\"a,\"\"b\"\"\" > 0), \"NULL\" text, "
                        + "constraint \"f,k\" foreign key (\"a,\"\"b\"\"\") references " + target.quoted() + ", "
                        + "constraint \"u\\q\" unique (\"NULL\", \"a,\"\"b\"\"\")); "
                        + "create index \"i\"\"x\" on line (\"NULL\") include (\"a,\"\"b\"\"\")");

        PhysicalTable line = read("line");

        assertThat(line.checks())
                .containsExactly(new PhysicalCheck("c'h{eck}", List.of("a,\"b\""), "(\"a,\"\"b\"\"\" > 0)", true));
        assertThat(line.foreignKeys())
                .extracting(
                        PhysicalForeignKey::name,
                        PhysicalForeignKey::columns,
                        PhysicalForeignKey::target,
                        PhysicalForeignKey::targetColumns)
                .containsExactly(tuple("f,k", List.of("a,\"b\""), target, List.of("k,1")));
        assertThat(line.uniques()).containsExactly(new PhysicalKey("u\\q", List.of("NULL", "a,\"b\""), false));
        assertThat(line.indexes())
                .filteredOn(index -> index.constraint().isEmpty())
                .extracting(PhysicalIndex::name, PhysicalIndex::columns, PhysicalIndex::include)
                .containsExactly(tuple("i\"x", List.of("NULL"), List.of("a,\"b\"")));
    }

    @Test
    void asksAsOftenForThirtyTablesAsForOne() throws SQLException {
        List<PhysicalName> names =
                IntStream.range(0, 30).mapToObj(i -> name("table_" + i)).toList();
        for (PhysicalName name : names) {
            execute("create table " + name.quoted() + " (id serial primary key, code text unique check (code <> ''))");
        }
        StatementCounter counter = new StatementCounter();
        Connection counted = counter.counting(connection);

        PhysicalTables.read(counted, names.subList(0, 1));
        List<String> forOne = counter.sent();
        counter.reset();

        assertThat(PhysicalTables.read(counted, names)).hasSize(30);
        assertThat(counter.sent()).isEqualTo(forOne);
    }

    private PhysicalTable read(String table) {
        return PhysicalTables.read(connection, List.of(name(table))).get(name(table));
    }

    private static PhysicalName name(String table) {
        return PhysicalName.inDefaultSchema(table);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
