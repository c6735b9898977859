package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Tables that are more than rows: parts, children, generated columns, policies. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOfTablesTest {

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create table sale (id int, region text not null) partition by list (region);
                create table sale_us partition of sale for values in ('US');
                create table person (name text);
                create table employee (salary int) inherits (person);
                insert into employee values ('Ada', 7);
                create table bill (net int, gross int generated always as (net * 2) stored, no bigint generated always as identity);
                create table diary (owner text, entry text);
                insert into diary values ('a', 'mine'), ('b', 'theirs');
                alter table diary enable row level security;
                create policy own on diary using (owner = 'a') with check (owner = 'a');
                """);
        database.govern("sale", "person", "bill", "diary");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void reachesThePartsOfAPartitionedTableThroughItAlone() {
        database.execute(Operation.insert("insert into sale values (1, 'US')").write(uid("sale")));
        assertThat(rows("select * from sale", "sale")).isEqualTo(1);
        assertThatThrownBy(() -> rows("select * from sale_us", "sale"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("sale_us");
        assertThatThrownBy(() -> database.execute(
                        Operation.insert("insert into sale values (1, 'EU')").write(uid("sale"))))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void readsChildrenAsTheirParentOnly() {
        assertThat(rows("select name from person", "person")).isEqualTo(1);
        assertThat(rows("select name from only person", "person")).isZero();
        assertThatThrownBy(() -> rows("select salary from employee", "person"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("employee");
    }

    @Test
    void givesGeneratedColumnsBack() {
        Row row = database.execute(Operation.insert("insert into bill (net) values (:net) returning *")
                        .write(uid("bill"))
                        .parameter("net", 21))
                .rows()
                .get(0);
        assertThat(row.get("gross")).contains(42L);
        assertThat(row.get("no")).contains(1L);
        assertThatThrownBy(() -> database.execute(
                        Operation.insert("insert into bill (gross) values (1)").write(uid("bill"))))
                .isInstanceOf(OperationException.class);
    }

    @Test
    void leavesPoliciesInForce() {
        assertThat(rows("select * from diary", "diary")).isEqualTo(1);
        assertThatThrownBy(() -> database.execute(Operation.insert("insert into diary values ('b', 'forged')")
                        .write(uid("diary"))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("42501");
        assertThat(database.one("select count(*) from diary")).isEqualTo("2");
    }

    private long rows(String sql, String table) {
        return database.execute(Operation.select(sql).read(uid(table))).rowCount();
    }

    private UUID uid(String table) {
        return UUID.fromString(
                database.one("select uid from metatables.meta_table where identifier = '" + table + "'"));
    }
}
