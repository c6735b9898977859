package org.metatables.registration;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.drift.Severity;
import org.metatables.drift.Verdict;

/**
 * Decides which differences stand against registering a table.
 *
 * <p>Of a backend-managed table all must be there that the definition says, also what is good for speed or order alone: nobody else
 * will add it. What the table has besides is reported. A contract for somebody else's table need not tell of all columns.
 */
final class RegistrationRule {

    private static final Set<FindingKind> PROMISED =
            EnumSet.of(FindingKind.INDEX_MISSING, FindingKind.CHECK_MISSING, FindingKind.NOT_VALIDATED);

    private RegistrationRule() {}

    /** The refusal of a candidate whose table is judged so. */
    static Optional<Refusal> refusal(Candidate candidate, Verdict verdict) {
        List<Finding> opposing = verdict.findings().stream()
                .filter(finding -> opposes(candidate, finding))
                .toList();
        return opposing.isEmpty() && !(verdict instanceof Verdict.CannotTell)
                ? Optional.empty()
                : Optional.of(new Refusal.Differs(candidate.name(), verdict, opposing));
    }

    private static boolean opposes(Candidate candidate, Finding finding) {
        if (candidate.isExternal() && finding.kind() == FindingKind.COLUMN_EXTRA_MANDATORY) {
            return false;
        }
        return finding.severity() == Severity.BREAKING
                || candidate.isBackendManaged() && PROMISED.contains(finding.kind());
    }
}
