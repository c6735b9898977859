package org.metatables.hibernate.boot;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.drift.Finding;
import org.metatables.settings.MetaTablesSettings;

/** Tables differ from their entities, and the settings say that the application must not start with them. */
public final class TableDriftException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    TableDriftException(List<Finding> findings) {
        super(Problem.of("The tables differ from their entities in "
                        + (findings.size() == 1 ? "one point" : findings.size() + " points") + ":"
                        + System.lineSeparator()
                        + String.join(
                                System.lineSeparator(),
                                findings.stream().map(Finding::line).toList())
                        + System.lineSeparator())
                .remedy("Add what is missing to the changelog and run mvn liquibase:update. To start nevertheless, set "
                        + MetaTablesSettings.STARTUP_BREAKING + " or " + MetaTablesSettings.STARTUP_ADDITIVE
                        + " to warn."));
        this.findings = List.copyOf(findings);
    }

    /** The differences that stand against the start. */
    public List<Finding> findings() {
        return findings;
    }
}
