package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.access.Grantee;
import org.metatables.access.NoPrincipalException;
import org.metatables.access.Permission;
import org.metatables.access.Visibility;

/** Which permission each kind of operation needs, and from whom it comes. */
class PermissionsTest extends AccessTest {

    PermissionsTest(AccessDatabase shared) {
        super(shared);
    }

    static Stream<Arguments> matrix() {
        return Stream.of(
                row("nothing", Visibility.CLOSED, given -> {}),
                row("view", Visibility.VIEW, given -> {}),
                row("edit", Visibility.EDIT, given -> {}),
                row("view", Visibility.CLOSED, given -> given.grant(USER, Permission.VIEW)),
                row("edit", Visibility.CLOSED, given -> given.grant(USER, Permission.EDIT)),
                row("view", Visibility.CLOSED, given -> given.grant(TEAM, Permission.VIEW)),
                row("edit", Visibility.CLOSED, given -> given.grant(TEAM, Permission.EDIT)),
                row("edit", Visibility.VIEW, given -> given.grant(TEAM, Permission.EDIT)),
                row("nothing", Visibility.CLOSED, given -> given.grant(Grantee.user("risk"), Permission.EDIT)),
                row("nothing", Visibility.CLOSED, given -> given.grant(Grantee.team("ada"), Permission.EDIT)),
                row("edit", Visibility.CLOSED, given -> given.create(USER)),
                row("edit", Visibility.CLOSED, given -> given.create(TEAM)),
                row("nothing", Visibility.CLOSED, given -> given.create(USER).deny(TEAM, Permission.VIEW)),
                row("view", Visibility.CLOSED, given -> given.create(USER).deny(USER, Permission.EDIT)),
                row(
                        "nothing",
                        Visibility.CLOSED,
                        given -> given.grant(USER, Permission.EDIT).deny(TEAM, Permission.VIEW)),
                row(
                        "view",
                        Visibility.CLOSED,
                        given -> given.grant(TEAM, Permission.EDIT).deny(USER, Permission.EDIT)),
                row("nothing", Visibility.EDIT, given -> given.deny(TEAM, Permission.VIEW)),
                row("view", Visibility.EDIT, given -> given.deny(TEAM, Permission.EDIT)),
                row("edit", Visibility.EDIT, given -> given.deny(Grantee.team("others"), Permission.VIEW)));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void eachKindOfOperationNeedsItsPermission(String may, Visibility visibility, Setup setup) {
        setup.make(new Given());

        assertThat(outcome(visibility, select())).isEqualTo(may.equals("nothing") ? "unknown" : "done");
        for (Operation write : writes()) {
            assertThat(outcome(visibility, write))
                    .as(write.kind().wireName())
                    .isEqualTo(may.equals("nothing") ? "unknown" : may.equals("view") ? "needs edit" : "done");
        }
        assertThat(outcome(
                        visibility,
                        Operation.select("select name from item").write(item).build()))
                .as("a read that declares write access")
                .isEqualTo(may.equals("nothing") ? "unknown" : may.equals("view") ? "needs edit" : "done");
    }

    @Test
    void aWriteReadsTheSameTableAndOnlyViewsTheOthers() {
        access.grant(item, USER, Permission.EDIT, WHY);
        access.grant(database.account(), USER, Permission.VIEW, WHY);
        Operation write = Operation.insert(
                        "insert into item select 7, name from account union all select 8, name from item where false")
                .write(item)
                .read(database.account())
                .build();

        assertThat(outcome(Visibility.CLOSED, write)).isEqualTo("done");
        access.revoke(database.account(), USER, Permission.VIEW, WHY);
        assertThat(outcome(Visibility.CLOSED, write)).isEqualTo("unknown");
    }

    @Test
    void whoMayViewButNotEditIsToldSo() {
        access.grant(item, TEAM, Permission.EDIT, "the team's table");
        access.deny(item, USER, Permission.EDIT, "a reason that is nobody's business");

        assertThatThrownBy(() -> as(ADA, () -> execute(Visibility.CLOSED, writes().get(0))))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage(
                        "The scope declares write access to public.item, which ada may view but not edit. The team risk"
                                + " is granted edit. The user ada is denied edit. Table: public.item. Uid: " + item
                                + ". Declare read access if the statement only reads the table, or ask an administrator to"
                                + " grant edit.");
    }

    @Test
    void withoutAPrincipalNothingIsExecuted() {
        assertThatThrownBy(() -> execute(Visibility.EDIT, select()))
                .isInstanceOf(NoPrincipalException.class)
                .hasMessageContaining("ThreadPrincipal.bind");
    }

    private static Arguments row(String may, Visibility visibility, Setup setup) {
        return Arguments.of(may, visibility, setup);
    }

    /** Grants and denies. */
    interface Setup {
        void make(Given given);
    }

    /** Short words for what is granted at the table. */
    final class Given {

        Given grant(Grantee grantee, Permission permission) {
            access.grant(item, grantee, permission, WHY);
            return this;
        }

        Given deny(Grantee grantee, Permission permission) {
            access.deny(item, grantee, permission, WHY);
            return this;
        }

        Given create(Grantee grantee) {
            database.sql("select metatables.bring_access(array['" + item + "'::uuid], '" + grantee
                    + "', '{}', '{}', 'test')");
            return this;
        }
    }
}
