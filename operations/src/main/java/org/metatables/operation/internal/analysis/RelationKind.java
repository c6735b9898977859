package org.metatables.operation.internal.analysis;

import java.util.Optional;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;

/**
 * Says which kinds of relations can be judged: tables, partitioned tables, views by what they reach, and materialised
 * views, whose rows are their own.
 */
final class RelationKind {

    private RelationKind() {}

    /** Why a relation cannot be judged, as the end of a sentence; empty if it can. */
    static Optional<String> objection(Relation relation, boolean written) {
        String why = switch (relation.kind()) {
            case "r", "p" -> "";
            case "m" -> written ? "a materialised view, whose rows nobody writes or locks" : "";
            case "v" -> written ? writingView(relation) : "";
            case "f" -> "a foreign table: its rows are not in this database";
            case "S" -> "a sequence and no table";
            default -> "which is no table";
        };
        if (!why.isEmpty()) {
            return Optional.of(why);
        }
        return switch (relation.extra()) {
            case "rules" -> Optional.of("which has rewrite rules: what they reach is not judged");
            case "foreign" -> Optional.of("a part of which is a foreign table: its rows are not in this database");
            default -> Optional.empty();
        };
    }

    private static String writingView(Relation view) {
        return switch (view.extra()) {
            case "triggers" -> "a view that triggers write: what they reach is not judged";
            case "fixed" -> "a view that PostgreSQL cannot write, since its rows are not those of one table";
            default -> "";
        };
    }
}
