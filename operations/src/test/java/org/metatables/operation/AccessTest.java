package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.metatables.access.AccessControl;
import org.metatables.access.Grantee;
import org.metatables.access.Principal;
import org.metatables.access.ThreadPrincipal;
import org.metatables.access.Visibility;

/** Who may do what, and what those learn who may not: the words that all tests of it use. */
@ExtendWith(AccessExtension.class)
abstract class AccessTest {

    static final Principal ADA = AccessDatabase.ADA;
    static final Principal BOB = AccessDatabase.BOB;
    static final Grantee USER = Grantee.user("ada");
    static final Grantee TEAM = Grantee.team("risk");
    static final String WHY = "for the test";

    final AccessDatabase shared;
    final GovernedDatabase database;
    final ThreadPrincipal principals;
    final AccessControl access;
    final UUID item;

    AccessTest(AccessDatabase shared) {
        this.shared = shared;
        this.database = shared.governed();
        this.principals = shared.principals();
        this.access = shared.access();
        this.item = shared.item();
    }

    @BeforeEach
    void nothingIsGranted() {
        shared.nothingIsGranted();
    }

    Operation select() {
        return Operation.select("select id, name from item").read(item).build();
    }

    List<Operation> writes() {
        return List.of(
                Operation.insert("insert into item values (1, 'x') on conflict do nothing")
                        .write(item)
                        .build(),
                Operation.upsert("insert into item values (1, 'x') on conflict (id) do update set name = 'y'")
                        .write(item)
                        .build(),
                Operation.update("update item set name = 'z' where id = 1")
                        .write(item)
                        .build(),
                Operation.delete("delete from item where id = 1").write(item).build());
    }

    String outcome(Visibility visibility, Operation operation) {
        try {
            as(ADA, () -> execute(visibility, operation));
            return "done";
        } catch (UnusableTableException hidden) {
            return "unknown";
        } catch (AccessRefusedException refused) {
            return "needs edit";
        }
    }

    OperationResult execute(Visibility visibility, Operation operation) {
        return operations(visibility).execute(operation);
    }

    OperationResult as(Principal principal, Supplier<OperationResult> work) {
        try (ThreadPrincipal.Binding bound = principals.bind(principal)) {
            assertThat(principals.current()).isEqualTo(bound.principal());
            return work.get();
        }
    }

    String error(Principal principal, Operation operation) {
        Throwable error = catchThrowable(() -> as(principal, () -> execute(Visibility.CLOSED, operation)));
        assertThat(error).isInstanceOf(OperationException.class);
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    GovernedOperations operations(Visibility visibility) {
        return shared.operations(visibility);
    }

    OperationsConfig config() {
        return shared.config();
    }
}
