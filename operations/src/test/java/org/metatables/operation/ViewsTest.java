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

/** Views are judged by what they reach: their tables must be declared, and their functions be on the list. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsTest {

    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        database.sql("""
                create table item (id int primary key, owner text);
                insert into item values (1, 'a');
                create table note (item int, body text);
                create view plain as select id, owner from item;
                create view nested as select id from plain where id > 0;
                create view invoked with (security_invoker = true) as select id from item;
                create view joined as select i.id, n.body from item i left join note n on n.item = i.id;
                create view filtered as select id, owner from item where id not in (select item from note);
                create view calling as select id, read_secret() as secret from item;
                create view naming as select id, id::oid::regclass::text as name from item;
                create view nested_calling as select secret from calling;
                create view triggered as select id from item;
                create function nothing() returns trigger language plpgsql as $$ begin return null; end $$;
                create trigger instead instead of insert on triggered for each row execute function nothing();
                create view doubled as select id from item;
                create rule also as on insert to doubled do also delete from note;
                create materialized view stored as select * from secret;
                create sequence other_sequence;
                """);
        database.govern(
                "item",
                "note",
                "plain",
                "nested",
                "invoked",
                "joined",
                "filtered",
                "calling",
                "naming",
                "nested_calling",
                "triggered",
                "doubled",
                "stored");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void readsAViewTogetherWithItsTables() {
        assertThat(rows("select * from plain", "plain", "item")).isEqualTo(1);
        assertThat(rows("select * from nested", "nested", "plain", "item")).isEqualTo(1);
        assertThat(rows("select * from invoked", "invoked", "item")).isEqualTo(1);
        assertThat(rows("select * from joined", "joined", "item", "note")).isEqualTo(1);
    }

    @Test
    void refusesAViewThatReachesATableBeyondTheScope() {
        refuses("select * from plain", "reads public.item through the view public.plain", "plain");
        refuses("select * from nested", "reads public.plain through the view public.nested", "nested");
        refuses("select * from nested", "reads public.item through the view public.plain", "nested", "plain");
        refuses("select * from invoked", "reads public.item through the view public.invoked", "invoked");
        refuses("select * from joined", "reads public.note through the view public.joined", "joined", "item");
        refuses("select * from filtered", "reads public.note through the view public.filtered", "filtered", "item");
        refuses("select 1 from item where id in (select id from plain)", "reads public.plain", "item");
    }

    @Test
    void judgesTheFunctionsAndTypesOfAView() {
        refuses("select id from calling", "reaches a function, through an operator or a view", "calling", "item");
        refuses(
                "select * from nested_calling",
                "reaches a function, through an operator or a view",
                "nested_calling",
                "calling",
                "item");
        refuses("select id from naming", "would tell what exists", "naming", "item");
    }

    @Test
    void readsTheRowsOfAMaterialisedViewAsItsOwn() {
        assertThat(rows("select * from stored", "stored")).isEqualTo(1);
    }

    @Test
    void writesThroughAViewWhatItsRowsComeFrom() {
        String update = "update filtered set owner = 'b' where id = 1";
        database.execute(Operation.update(update)
                .write(uid("filtered"))
                .write(uid("item"))
                .read(uid("note")));
        assertThat(database.one("select owner from item")).isEqualTo("b");
        assertThatThrownBy(() -> database.execute(Operation.update(update)
                        .write(uid("filtered"))
                        .read(uid("item"))
                        .read(uid("note"))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("writes public.item through the view public.filtered")
                .hasMessageContaining("Declare it with write access.");
    }

    @Test
    void refusesToWriteViewsThatTriggersOrRulesCarryOut() {
        assertThatThrownBy(() -> database.execute(Operation.insert("insert into triggered values (2)")
                        .write(uid("triggered"))
                        .write(uid("item"))))
                .hasMessageContaining("a view that triggers write");
        assertThatThrownBy(() -> database.execute(Operation.insert("insert into doubled values (2)")
                        .write(uid("doubled"))
                        .write(uid("item"))))
                .hasMessageContaining("has rewrite rules");
    }

    @Test
    void refusesAReadOfAViewThatLocksRows() {
        database.sql("create view locking as select id from item for update");
        database.govern("locking");
        assertThatThrownBy(() -> database.execute(Operation.select("select id from locking")
                        .read(uid("locking"))
                        .write(uid("item"))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("a view that it reads, locks rows");
    }

    @Test
    void refusesToWriteWhatHasNoRowsOfItsOwnToWrite() {
        database.sql("create view summed as select count(*) as items from item");
        database.govern("summed");
        assertThatThrownBy(() -> database.execute(Operation.update("update summed set items = 0")
                        .write(uid("summed"))
                        .write(uid("item"))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("a view that PostgreSQL cannot write");
        assertThatThrownBy(() ->
                        database.execute(Operation.delete("delete from stored").write(uid("stored"))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("a materialised view");
    }

    @Test
    void drawsFromTheSequencesOfTablesThatItWrites() {
        String insert = "insert into account_limit (id, account_uid, currency, amount)"
                + " select nextval('account_limit_id_seq'), uid, 'USD', 1 from account";
        database.execute(Operation.insert(insert).write(uid("account_limit")).read(uid("account")));
        assertThatThrownBy(() -> rows("select nextval('account_limit_id_seq')", "account_limit"))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("draws from the sequence account_limit_id_seq of public.account_limit");
        refuses("select nextval('other_sequence')", "would tell what exists", "item");
        refuses("select * from other_sequence", "other_sequence", "item");
    }

    private void refuses(String sql, String why, String... scope) {
        assertThatThrownBy(() -> rows(sql, scope))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(why);
    }

    private long rows(String sql, String... scope) {
        OperationBuilder operation = Operation.select(sql);
        for (String table : scope) {
            operation.read(uid(table));
        }
        return database.execute(operation).rowCount();
    }

    private UUID uid(String table) {
        return UUID.fromString(
                database.one("select uid from metatables.meta_table where identifier = '" + table + "'"));
    }
}
