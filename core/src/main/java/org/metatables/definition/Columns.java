package org.metatables.definition;

import java.util.HashSet;
import java.util.List;
import org.metatables.Problem;

/** The rule that every list of columns in a definition obeys: at least one, and none twice. */
final class Columns {

    private Columns() {}

    static List<String> some(String owner, List<String> columns) {
        if (columns.isEmpty()) {
            throw new InvalidDefinitionException(Problem.of(owner + " has no columns."));
        }
        if (new HashSet<>(columns).size() != columns.size()) {
            throw new InvalidDefinitionException(
                    Problem.of(owner + " names a column twice: " + String.join(", ", columns) + "."));
        }
        return List.copyOf(columns);
    }
}
