package org.metatables.operation.internal.analysis;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Listing;
import org.metatables.operation.internal.analysis.CatalogFacts.Reached;

/** Lets a statement call the functions of the shipped list, and those that an administrator listed, as far as their reach goes. */
final class FunctionRule {

    private final FunctionList shipped;

    FunctionRule(FunctionList shipped) {
        this.shipped = shipped;
    }

    /** Whether the caller must not know of a function. */
    static boolean isHidden(Function function) {
        return !function.schema().equals("pg_catalog") && function.listing() == Listing.NONE;
    }

    /** Whether a function is PostgreSQL's own, and may be called. */
    boolean isShipped(Function function) {
        return shipped.allows(function);
    }

    /** Why a function may not be called; empty if it may. */
    Optional<Problem> objection(Declaration declaration, Function function, CatalogFacts catalog) {
        if (shipped.allows(function)) {
            return Optional.empty();
        }
        String calls = "The statement calls " + function.signature();
        return switch (function.listing()) {
            case NONE ->
                Optional.of(Problem.of(calls + ", which is not on the list of functions that an operation may call.")
                        .remedy("Compute the value in the program, and bind it as a parameter."));
            case REPLACED ->
                Optional.of(Problem.of(calls + ", which was replaced since an administrator listed it.")
                        .remedy("Let an administrator look at it, and list it again."));
            case LISTED ->
                catalog.reached().stream()
                        .filter(reached -> reached.function() == function.oid())
                        .flatMap(reached -> objection(declaration, reached).stream())
                        .findFirst()
                        .map(what -> Problem.of(calls + ", which " + what + ".")
                                .remedy("Declare what the function reaches; AllowedFunctions.list() tells it."));
        };
    }

    private static Optional<String> objection(Declaration declaration, Reached reached) {
        boolean writes = reached.access() == Access.WRITE;
        Optional<Access> declared = reached.schema().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(declaration.tables().get(new PhysicalName(reached.schema(), reached.table())));
        if (declared.isEmpty()) {
            return Optional.of((writes ? "writes" : "reads") + " a table that the scope does not declare");
        }
        if (writes && declared.get() == Access.READ) {
            return Optional.of("writes a table that the scope declares with read access");
        }
        return writes && !declaration.kind().writes()
                ? Optional.of("writes, while the operation declares a select")
                : Optional.empty();
    }
}
