package org.metatables.audit;

import org.metatables.Problem;
import org.metatables.operation.InvalidOperationsConfigException;

/**
 * What is kept of operations, and when it is written. That a row is kept for each operation is no setting.
 *
 * @param mode when the rows of reads are written
 * @param application the name of this application in the rows; not blank
 * @param keepsStatements whether the texts are kept, with the literals in them
 * @param keepsValues whether the values of parameters are kept. Whoever may read the audit then reads them
 */
public record AuditConfig(AuditMode mode, String application, boolean keepsStatements, boolean keepsValues) {

    /** Batched; neither texts nor values. */
    public static final AuditConfig DEFAULT = new AuditConfig(AuditMode.BATCHED, "metatables-operations", false, false);

    /**
     * @throws InvalidOperationsConfigException if the name of the application is blank
     */
    public AuditConfig {
        if (application.isBlank()) {
            throw new InvalidOperationsConfigException(Problem.of("The name of the application in the audit is blank.")
                    .remedy("Give it the name by which people know it."));
        }
    }

    /** The same in another mode. */
    public AuditConfig withMode(AuditMode other) {
        return new AuditConfig(other, application, keepsStatements, keepsValues);
    }

    /** The same with the name of this application. */
    public AuditConfig withApplication(String name) {
        return new AuditConfig(mode, name, keepsStatements, keepsValues);
    }

    /** The same, but texts are kept, with the literals in them. */
    public AuditConfig keepingStatements() {
        return new AuditConfig(mode, application, true, keepsValues);
    }

    /** The same, but the values of parameters are kept, in a column of their own. */
    public AuditConfig keepingValues() {
        return new AuditConfig(mode, application, keepsStatements, true);
    }
}
