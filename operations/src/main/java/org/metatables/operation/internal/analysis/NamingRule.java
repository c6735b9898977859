package org.metatables.operation.internal.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.internal.analysis.CatalogFacts.OwnedSequence;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;

/**
 * Refuses values that name objects of the database: they tell what exists. The one exception is {@code nextval} of a
 * sequence that belongs to a table which the operation may write.
 */
final class NamingRule {

    /** The types whose values are names of objects and of roles. */
    static final Set<String> TYPES = Set.of(
            "aclitem",
            "regclass",
            "regcollation",
            "regdatabase",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure",
            "regrole",
            "regtype");

    private NamingRule() {}

    /** The refusal, which is the same whatever is named, and whether it exists or not. */
    static Problem refusal() {
        return Problem.of("The statement has a value that names an object of the database, as regclass and its kin do:"
                        + " it would tell what exists.")
                .remedy("Leave it out. nextval takes the name of a sequence that belongs to a table of the scope.");
    }

    /** Why the statement is refused; empty if it names nothing by a value. */
    static Optional<Problem> objection(Declaration declaration, TreeFacts all, CatalogFacts catalog) {
        boolean names = catalog.types().stream().anyMatch(NamingRule::names)
                || all.sequences().stream().anyMatch(sequence -> !isOfTheScope(declaration, catalog, sequence));
        return names ? Optional.of(refusal()) : Optional.empty();
    }

    private static boolean names(Type type) {
        return type.schema().equals("pg_catalog") && TYPES.contains(type.name().replaceFirst("^_", ""));
    }

    private static boolean isOfTheScope(Declaration declaration, CatalogFacts catalog, long sequence) {
        return Optional.ofNullable(catalog.sequences().get(sequence))
                .filter(owned -> declaration.tables().containsKey(owned.table()))
                .isPresent();
    }

    /** Why a sequence of the scope may not be drawn from; empty if all may. */
    static Optional<Problem> sequences(Declaration declaration, Map<Long, OwnedSequence> sequences) {
        return sequences.values().stream()
                .filter(sequence ->
                        !declaration.kind().writes() || declaration.tables().get(sequence.table()) != Access.WRITE)
                .findFirst()
                .map(sequence -> drawn(sequence.name(), sequence.table()));
    }

    private static Problem drawn(String sequence, PhysicalName table) {
        return Problem.of("The statement draws from the sequence " + sequence + " of " + table + ", which is a write.")
                .remedy("Draw from it in the statement that writes, and declare the table with write access.");
    }
}
