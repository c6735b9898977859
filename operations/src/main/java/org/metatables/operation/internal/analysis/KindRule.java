package org.metatables.operation.internal.analysis;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.operation.OperationKind;

/** Compares the commands of a statement, those in its expressions included, with the kind that its operation declares. */
final class KindRule {

    private KindRule() {}

    /**
     * Why a statement is not of the declared kind; empty if it is.
     *
     * @param locksRows whether the statement, or a view that it reaches, locks rows
     */
    static Optional<Problem> objection(OperationKind declared, TreeFacts tree, boolean locksRows) {
        Set<Command> writes = tree.writes();
        if (declared == OperationKind.SELECT) {
            if (!writes.isEmpty()) {
                return Optional.of(
                        Problem.of("The operation declares a select, but the statement contains " + names(writes) + ".")
                                .remedy("Declare what the statement does."));
            }
            return locksRows
                    ? Optional.of(Problem.of(
                                    "The operation declares a select, but the statement, or a view that it reads, locks rows.")
                            .remedy("Leave out FOR UPDATE and its kin, or lock rows in the statement that writes."))
                    : Optional.empty();
        }
        Set<Command> admitted = admitted(declared);
        Set<Command> others = EnumSet.copyOf(tree.commands());
        others.removeAll(admitted);
        others.removeAll(EnumSet.of(Command.SELECT, Command.NOTHING));
        if (!others.isEmpty()) {
            return Optional.of(Problem.of("The operation declares " + article(declared)
                            + ", but the statement contains " + names(others) + ".")
                    .remedy("Declare what the statement does, or take it apart."));
        }
        if (writes.isEmpty() || declared == OperationKind.UPSERT && writes.equals(EnumSet.of(Command.UPDATE))) {
            return Optional.of(
                    Problem.of("The operation declares " + article(declared) + ", but the statement contains none.")
                            .remedy("Declare what the statement does."));
        }
        return Optional.empty();
    }

    private static Set<Command> admitted(OperationKind kind) {
        return switch (kind) {
            case SELECT -> EnumSet.of(Command.SELECT);
            case INSERT -> EnumSet.of(Command.INSERT);
            case UPDATE -> EnumSet.of(Command.UPDATE);
            case DELETE -> EnumSet.of(Command.DELETE);
            case UPSERT -> EnumSet.of(Command.INSERT, Command.UPDATE, Command.MERGE);
        };
    }

    private static String article(OperationKind kind) {
        boolean vowel = "aeiou".indexOf(kind.wireName().charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + kind.wireName();
    }

    private static String names(Set<Command> commands) {
        return String.join(
                " and ",
                commands.stream()
                        .map(one -> one.name().toUpperCase(Locale.ROOT))
                        .toList());
    }
}
