package org.metatables.drift;

import java.util.List;

/** What the comparison of one table with its definition came to. */
public sealed interface Verdict {

    /** The differences that were found, the most serious first. */
    List<Finding> findings();

    /** Whether a difference stands against using the table: only a breaking one does. */
    default boolean blocksActivation() {
        return findings().stream().anyMatch(finding -> finding.severity() == Severity.BREAKING);
    }

    /** The table is what its definition says. */
    record Same() implements Verdict {

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    /**
     * The table differs from its definition.
     *
     * @param findings how; at least one
     */
    record Different(List<Finding> findings) implements Verdict {

        public Different {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("Without a finding, two tables are the same.");
            }
        }
    }

    /**
     * PostgreSQL could not be asked about a part of the definition. The other parts were compared.
     *
     * @param findings how those differ; often empty
     * @param reason which part it is and what PostgreSQL said, as English sentences
     */
    record CannotTell(List<Finding> findings, String reason) implements Verdict {

        /** The id under which reports list it, beside those of {@link FindingKind}. */
        public static final String ID = "MT-DRIFT-000";

        public CannotTell {
            findings = List.copyOf(findings);
        }
    }
}
