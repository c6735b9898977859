package org.metatables.definition;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metatables.Problem;

/**
 * What makes a table time-indexed.
 *
 * @param column the column that holds the time
 * @param grain the columns that identify an observation, the time column first
 * @param cadence how often observations come, normalised, such as {@code 1d}
 * @param storageLayout how rows are laid out in storage; empty where the author says nothing
 */
public record TimeIndex(
        String column, List<String> grain, Optional<String> cadence, Map<String, String> storageLayout) {

    /** @throws InvalidDefinitionException if the grain does not begin with the time column, or the cadence is none */
    public TimeIndex {
        grain = Columns.some("The grain of a time-indexed table", grain);
        if (!grain.get(0).equals(column)) {
            throw new InvalidDefinitionException(Problem.of(
                            "The grain begins with " + grain.get(0) + " and not with the time column " + column + ".")
                    .remedy("Name the time column first, and the dimensions after it."));
        }
        cadence = cadence.flatMap(Cadence::normalise);
        storageLayout = Collections.unmodifiableMap(new TreeMap<>(storageLayout));
    }
}
