package org.metatables.registration;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.definition.Cadence;
import org.metatables.definition.InvalidDefinitionException;

/**
 * What the registration of a time-indexed table says besides its contract.
 *
 * @param timeIndexName the column that holds the time
 * @param cadence how often observations come, normalised, such as {@code 1d}
 * @param partitionStrategy how the storage is to be cut; {@value #DEFAULT_STRATEGY} leaves it to the back end
 */
public record TimeIndexing(String timeIndexName, Optional<String> cadence, String partitionStrategy) {

    /** The strategy of a request that names none. */
    public static final String DEFAULT_STRATEGY = "backend_default";

    /** @throws InvalidDefinitionException if a text is blank, or the cadence is none */
    public TimeIndexing {
        if (timeIndexName.isBlank() || partitionStrategy.isBlank()) {
            throw new InvalidDefinitionException(
                    Problem.of("The time index and the partition strategy of a time-indexed table need names."));
        }
        cadence = cadence.flatMap(Cadence::normalise);
    }
}
