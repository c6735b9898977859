package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What foreign keys carry on is a write, and is declared as one. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CascadesTest {

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create table customer (id int primary key, twice int generated always as (id * 2) stored unique, note text);
                create table purchase (id int primary key, customer int references customer on delete cascade, note text);
                create table line (id int primary key, purchase int references purchase on delete cascade on update set null);
                create table tag (line int default 0 references line on delete set default);
                create table doubled (twice int references customer (twice) on update no action on delete restrict);

                create table knot (id int primary key, above int references knot on delete cascade on update cascade, note text);

                create table ring_a (id int primary key, b int);
                create table ring_b (id int primary key, a int references ring_a on delete cascade);
                alter table ring_a add foreign key (b) references ring_b on delete cascade;

                create table reading (place text, id int, note text, primary key (place, id)) partition by list (place);
                create table reading_north (note text, id int not null, place text not null);
                alter table reading attach partition reading_north for values in ('north');
                create table alarm (place text, id int, extra text, foreign key (place, id) references reading on update cascade)
                  partition by list (place);
                create table alarm_north partition of alarm for values in ('north');
                create table note_of_part (id int, place text, foreign key (place, id) references reading_north (place, id) on delete cascade);

                create table parent (id int primary key, name text);
                create table child (extra text, primary key (id)) inherits (parent);
                create table of_child (child int references child on delete cascade);

                create table pair (a int, b int, primary key (a, b));
                create table half (x int, y int, unique (x), foreign key (x, y) references pair on delete set null (y));
                create table of_half (x int references half (x) on update cascade);

                create table generated_key (id int primary key, twice int generated always as (id * 2) stored unique, note text);
                create table of_generated (twice int references generated_key (twice) on delete set null);
                """);
        database.govern(
                "customer",
                "purchase",
                "line",
                "tag",
                "doubled",
                "knot",
                "ring_a",
                "ring_b",
                "reading",
                "reading_north",
                "alarm",
                "alarm_north",
                "note_of_part",
                "parent",
                "child",
                "of_child",
                "pair",
                "half",
                "of_half",
                "generated_key");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from customer | customer | ON DELETE CASCADE, the statement writes public.purchase,",
                "delete from customer | customer purchase | ON DELETE CASCADE, the statement writes public.line,",
                "delete from customer | customer purchase line | ON DELETE SET DEFAULT, the statement writes public.tag,",
                "delete from customer | customer purchase line tag |",
                "update customer set note = 'x' | customer |",
                "update customer set id = 2 | customer |",
                "update purchase set id = 2 | purchase | ON UPDATE SET NULL, the statement writes public.line,",
                "update purchase set id = 2 | purchase line |",
                "update purchase set note = '' | purchase |",
                "delete from knot | knot |",
                "update knot set id = id | knot |",
                "delete from ring_a | ring_a | the statement writes public.ring_b,",
                "delete from ring_a | ring_a ring_b |",
                "update reading set id = 2 | reading | ON UPDATE CASCADE, the statement writes public.alarm,",
                "update reading set id = 2 | reading alarm |",
                "update reading set note = 'x' | reading |",
                "update reading_north set id = 2 | reading_north | ON UPDATE CASCADE, the statement writes public.alarm,",
                "update reading_north set note = 'x' | reading_north |",
                "delete from reading | reading | ON DELETE CASCADE, the statement writes public.note_of_part,",
                "delete from reading | reading note_of_part |",
                "delete from parent | parent | ON DELETE CASCADE, the statement writes public.of_child,",
                "delete from parent | parent of_child |",
                "delete from pair | pair | ON DELETE SET NULL, the statement writes public.half,",
                "delete from pair | pair half |",
                "update half set x = 1 | half | ON UPDATE CASCADE, the statement writes public.of_half,",
                "update half set y = 1 | half |",
                "update generated_key set id = 3 | generated_key |",
            })
    void isRefusedUnlessItIsDeclared(String sql, String writes, String reason) {
        OperationBuilder operation = sql.startsWith("delete") ? Operation.delete(sql) : Operation.update(sql);
        for (String table : writes.split(" ")) {
            operation.write(database.uid(table));
        }
        if (reason == null) {
            assertThatCode(() -> database.execute(operation)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> database.execute(operation))
                    .isInstanceOf(OperationRefusedException.class)
                    .hasMessageContaining(reason + " which its scope does not declare. Add it with write access.");
        }
    }

    @Test
    void isRefusedWhereItIsOnlyToBeRead() {
        assertThatThrownBy(() -> database.execute(Operation.delete("delete from ring_a")
                        .write(database.uid("ring_a"))
                        .read(database.uid("ring_b"))))
                .hasMessageContaining(
                        "ring_b, which its scope declares with read access. Declare it with write access.");
    }

    @Test
    void isNotNamedToACallerWhoMayNotSeeIt() {
        String refusal =
                "By a foreign key with ON DELETE SET NULL, the statement writes a table, which is not in its scope, and"
                        + " which its caller may not see.";
        OperationBuilder delete = Operation.delete("delete from generated_key").write(database.uid("generated_key"));
        assertThatThrownBy(() -> database.execute(delete))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining(refusal);
        database.govern("of_generated");
        database.sql(
                "update metatables.access_entry set ended_at = now(), ended_by = 'x', ended_reason = 'x' where table_uid = '"
                        + database.uid("of_generated") + "'");
        assertThatThrownBy(() -> database.execute(delete))
                .as("the same of a MetaTable that it may not view")
                .hasMessageContaining(refusal);
    }

    @Test
    void isFoundWhereTheKeyComesAfterTheVerdict() {
        database.sql("create table late (id int primary key); create table later (late int)");
        database.govern("late", "later");
        OperationBuilder delete = Operation.delete("delete from late").write(database.uid("late"));
        try (GovernedOperations fresh =
                GovernedOperations.open(database.config().withCatalogFreshness(Duration.ZERO))) {
            assertThat(fresh.execute(delete.build()).rowCount()).isZero();
            database.sql("alter table later add foreign key (late) references late on delete cascade");
            assertThatThrownBy(() -> fresh.execute(delete.build())).hasMessageContaining("writes public.later");
        }
    }
}
