package org.metatables.audit;

import java.time.Period;
import java.util.Optional;
import org.metatables.Problem;

/**
 * How the audit is stored, and for how long.
 *
 * @param period what a new partition holds. Those that are there stay as they are
 * @param ahead for how many periods to come there are partitions, from 1 to 100
 * @param kept how long rows are kept, at least a day; empty for ever. A partition goes when all its rows are older
 */
public record AuditRetention(AuditPeriod period, int ahead, Optional<Period> kept) {

    private static final int MOST_AHEAD = 100;

    /**
     * @throws InvalidRetentionException if a value is out of its range
     */
    public AuditRetention {
        if (ahead < 1 || ahead > MOST_AHEAD) {
            throw new InvalidRetentionException(
                    Problem.of("The audit cannot have partitions for " + ahead + " periods to come.")
                            .remedy("Choose from 1 to " + MOST_AHEAD + "."));
        }
        kept = kept.map(Period::normalized);
        if (kept.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new InvalidRetentionException(Problem.of("The audit cannot be kept for less than a day.")
                    .remedy("Choose a day or more, or keep it for ever."));
        }
    }

    /** The same for so long. */
    public AuditRetention keeping(Period time) {
        return new AuditRetention(period, ahead, Optional.of(time));
    }

    /** The same for ever. */
    public AuditRetention keepingForEver() {
        return new AuditRetention(period, ahead, Optional.empty());
    }

    /** The same in other partitions. */
    public AuditRetention by(AuditPeriod other) {
        return new AuditRetention(other, ahead, kept);
    }
}
