package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.Problem;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;
import org.metatables.access.Visibility;

/** Whoever may not view a table cannot tell it from one that is not there. */
class HiddenTablesTest extends AccessTest {

    HiddenTablesTest(AccessDatabase shared) {
        super(shared);
    }

    @Test
    void aTableThatMayNotBeSeenIsTheSameAsOneThatIsNotThere() {
        UUID reserved = hidden("hidden_reserved", "provisioning_status = 'reserved'");
        UUID ghost = hidden("hidden_ghost", "physical_table_name = 'dropped'");
        UUID disabled = hidden("hidden_disabled", "provisioning_status = 'active'");
        database.sql("insert into metatables.data_source (name, storage_access_mode) values ('off', 'disabled')");
        database.sql("update metatables.meta_table set data_source_uid = (select uid from metatables.data_source"
                + " where name = 'off') where uid = '" + disabled + "'");
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        UUID denied = database.uid("account_limit");
        access.grant(denied, USER, Permission.EDIT, WHY);
        access.deny(denied, TEAM, Permission.VIEW, WHY);
        for (List<OperationBuilder> expected : List.of(attempts(UUID.randomUUID()))) {
            for (UUID hidden : List.of(item, reserved, ghost, disabled, denied)) {
                List<OperationBuilder> actual = attempts(hidden);
                for (int attempt = 0; attempt < actual.size(); attempt++) {
                    Operation wanted = expected.get(attempt).build();
                    Operation tried = actual.get(attempt).build();
                    assertThat(told(tried, hidden)).isEqualTo(told(wanted, uidIn(wanted)));
                }
            }
        }
        access.revoke(database.account(), USER, Permission.VIEW, WHY);
        access.liftDenial(denied, TEAM, Permission.VIEW, WHY);
        access.revoke(denied, USER, Permission.VIEW, WHY);
    }

    private static UUID uidIn(Operation operation) {
        return operation
                .scope()
                .tables()
                .get(operation.scope().tables().size() - 1)
                .uid();
    }

    /** The table alone, written, with other tables before it, with an alias, under every policy. */
    private List<OperationBuilder> attempts(UUID uid) {
        return List.of(
                Operation.select("select 1").read(uid),
                Operation.select("select * from {x}").read(uid, "x"),
                Operation.select("select * from {x}, account")
                        .read(database.account())
                        .read(uid, "x"),
                Operation.update("update {x} set id = 1").write(uid, "x"),
                Operation.delete("delete from account").write(uid),
                Operation.select("this is no statement").read(uid),
                Operation.select("select :p").read(uid));
    }

    private UUID hidden(String table, String change) {
        database.sql("create table " + table + " (id int)");
        UUID uid = database.govern(table);
        database.sql("delete from metatables.access_entry where table_uid = '" + uid + "'");
        database.sql("update metatables.meta_table set " + change + " where uid = '" + uid + "'");
        return uid;
    }

    private String told(Operation operation, UUID uid) {
        Throwable error = catchThrowable(() -> as(ADA, () -> execute(Visibility.CLOSED, operation)));
        Problem problem = ((OperationException) error).problem();
        return String.join(
                        "\n",
                        error.getClass().getName(),
                        error.getMessage(),
                        problem.toString(),
                        String.valueOf(error.getCause()))
                .replace(uid.toString(), "<uid>");
    }

    @Test
    void theNumberOfRoundTripsDoesNotTellWhatIsHidden() throws Exception {
        String url = shared.jdbcUrl() + (shared.jdbcUrl().contains("?") ? "&" : "?") + "socketFactory="
                + CountingSocketFactory.class.getName();
        try (GovernedOperations counted = GovernedOperations.open(
                OperationsConfig.of(url, database.login(), GovernedDatabase.PASSWORD, principals)
                        .withPool(1, Duration.ofSeconds(5))
                        .withCatalogFreshness(Duration.ofHours(1)))) {
            Operation unknown =
                    Operation.select("select 1").read(UUID.randomUUID()).build();
            access.grant(item, Grantee.user("bob"), Permission.VIEW, WHY);
            as(BOB, () -> counted.execute(select()));
            List<Long> messages = new ArrayList<>();
            for (Operation operation : List.of(unknown, select(), unknown, select())) {
                long before = CountingSocketFactory.MESSAGES.get();
                assertThatThrownBy(() -> as(ADA, () -> counted.execute(operation)))
                        .isInstanceOf(UnusableTableException.class);
                messages.add(CountingSocketFactory.MESSAGES.get() - before);
            }
            assertThat(messages.subList(1, 4)).containsOnly(messages.get(1));
        }
    }

    @Test
    void aNameInAStatementTellsNoMoreThanAUid() {
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        access.grant(database.account(), Grantee.user("bob"), Permission.VIEW, WHY);
        access.grant(item, Grantee.user("bob"), Permission.VIEW, WHY);
        try {
            for (String text : List.of(
                    "select * from %s",
                    "select * from public.%s", "select code, (select 1 from %s) from account", "table %s")) {
                Operation hidden = Operation.select(text.formatted("item"))
                        .read(database.account())
                        .build();
                Operation missing = Operation.select(text.formatted("itex"))
                        .read(database.account())
                        .build();
                for (int time = 0; time < 2; time++) {
                    assertThat(error(BOB, hidden))
                            .as("may see it")
                            .contains("item")
                            .contains("scope");
                    assertThat(error(ADA, hidden)).isEqualTo(error(ADA, missing).replace("itex", "item"));
                }
                assertThat(error(ADA, hidden)).isNotEqualTo(error(BOB, hidden));
            }
        } finally {
            access.revoke(database.account(), USER, Permission.VIEW, WHY);
            access.revoke(database.account(), Grantee.user("bob"), Permission.VIEW, WHY);
        }
    }

    @Test
    void aConstraintOfAHiddenTableIsNotNamed() {
        database.sql("create table hidden_child (item_id int references item); insert into item values (4, 'x');"
                + " insert into hidden_child values (4)");
        access.grant(item, USER, Permission.EDIT, WHY);

        assertThat(error(
                        ADA,
                        Operation.delete("delete from item where id = 4")
                                .write(item)
                                .build()))
                .contains("a constraint of a table outside of the scope")
                .doesNotContain("hidden_child");
        database.sql("drop table hidden_child; delete from item");
    }
}
