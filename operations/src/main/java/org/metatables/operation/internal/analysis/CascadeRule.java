package org.metatables.operation.internal.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.internal.analysis.Cascade.Carried;
import org.metatables.operation.internal.analysis.Cascade.Write;

/**
 * Refuses writes that foreign keys carry on to tables which the operation does not declare with write access. Keys that only forbid, as
 * they do by default, look at the rows that refer, and change none.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK">PostgreSQL: foreign keys</a>
 */
final class CascadeRule {

    private CascadeRule() {}

    /** All that follows from the writes of a statement, however far it is carried, nearest first. */
    static List<Carried> carried(List<Reach.Step> steps, CatalogFacts catalog) {
        Deque<Write> open = new ArrayDeque<>();
        steps.stream()
                .filter(step -> step.use().writes())
                .map(CascadeRule::write)
                .forEach(open::add);
        Set<Write> seen = new HashSet<>(open);
        List<Carried> carried = new ArrayList<>();
        while (!open.isEmpty()) {
            Write write = open.remove();
            catalog.cascades().stream()
                    .filter(key -> key.source() == write.relation())
                    .flatMap(key -> key.carry(write).stream())
                    .filter(next -> seen.add(next.write()))
                    .forEach(next -> {
                        carried.add(next);
                        open.add(next.write());
                    });
        }
        return carried;
    }

    /** Why a statement is refused; empty if all that it carries on to is declared. */
    static Optional<Problem> objection(Declaration declaration, List<Carried> carried) {
        return carried.stream()
                .filter(next -> declaration.tables().get(next.key().table()) != Access.WRITE)
                .findFirst()
                .map(next -> {
                    PhysicalName table = next.key().table();
                    return declaration.tables().containsKey(table)
                            ? Problem.of(writes(next) + table + ", which its scope declares with read access.")
                                    .remedy("Declare it with write access.")
                            : Problem.of(writes(next) + table + ", which its scope does not declare.")
                                    .remedy("Add it with write access.");
                });
    }

    /** What may be said of a statement that carries on to a table which its caller must not know of; empty if it does not. */
    static Optional<Problem> hiding(List<Carried> carried, Set<PhysicalName> hidden) {
        return carried.stream()
                .filter(next -> hidden.contains(next.key().table()))
                .findFirst()
                .map(next -> Problem.of(
                                writes(next) + "a table, which is not in its scope, and which its caller may not see.")
                        .remedy("Ask an administrator for edit on the tables that refer to those of the scope."));
    }

    private static String writes(Carried next) {
        return "By a foreign key with " + next.clause() + ", the statement writes ";
    }

    private static Write write(Reach.Step step) {
        return new Write(step.relation(), step.use().deletes(), step.use().updated());
    }
}
