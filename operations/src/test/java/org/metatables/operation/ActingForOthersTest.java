package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;
import org.metatables.access.Visibility;

/** Acting in the name of another user. */
class ActingForOthersTest extends AccessTest {

    ActingForOthersTest(AccessDatabase shared) {
        super(shared);
    }

    @Test
    void whoActsForAnotherOneHasTheGrantsOfThatOneAndNoneOfItsOwn() throws Exception {
        access.grant(item, USER, Permission.EDIT, WHY);
        access.actingRights().allow(Grantee.user("bob"), TEAM, WHY);
        GovernedOperations forAda = operations(Visibility.CLOSED).actingFor("ada");

        as(BOB, () -> forAda.execute(writes().get(0)));
        assertThatThrownBy(() -> as(BOB, () -> execute(Visibility.CLOSED, select())))
                .isInstanceOf(UnusableTableException.class);
        forAda.close();
        access.deny(item, Grantee.team("audit"), Permission.VIEW, "a team that the caller does not name");
        access.grant(item, Grantee.user("bob"), Permission.EDIT, "does not help");
        assertThatThrownBy(() -> as(BOB, () -> forAda.execute(select()))).isInstanceOf(UnusableTableException.class);
    }

    @Test
    void nobodyActsForAnotherOneWithoutTheRightNorLearnsWhoThereIs() {
        access.grant(item, USER, Permission.EDIT, WHY);
        GovernedOperations closed = operations(Visibility.CLOSED);
        for (String user : List.of("ada", "nobody")) {
            access.actingRights().allow(Grantee.user("bob"), Grantee.user("nobody"), "not in the directory");
            assertThatThrownBy(() -> as(BOB, () -> closed.actingFor(user).execute(select())))
                    .isInstanceOf(AccessRefusedException.class)
                    .hasMessage(
                            "bob may not act for " + user + ", or there is no such user. Ask an administrator for the"
                                    + " right to act for this user, and see that the directory of the configuration knows the"
                                    + " user.");
        }
        access.actingRights().allow(Grantee.user("bob"), USER, WHY);
        assertThat(catchThrowable(() -> as(BOB, () -> closed.actingFor("ada").execute(select()))))
                .isNull();
        access.actingRights().withdraw(Grantee.user("bob"), USER, WHY);
        assertThatThrownBy(() -> as(BOB, () -> closed.actingFor("ada").execute(select())))
                .isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(() ->
                        as(BOB, () -> closed.actingFor("bob").actingFor("ada").execute(select())))
                .isInstanceOf(AccessRefusedException.class);
    }
}
