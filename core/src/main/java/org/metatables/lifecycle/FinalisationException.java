package org.metatables.lifecycle;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The migration went through, but tables do not match their definitions. Their rows stay reserved; the others are active. */
public final class FinalisationException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient FinalisationReport report;

    FinalisationException(FinalisationReport report) {
        super(Problem.of(summary(report)).remedy("Correct the changelog or the entities, and run the command again."));
        this.report = report;
    }

    /** What was found, table by table. */
    public FinalisationReport report() {
        return report;
    }

    private static String summary(FinalisationReport report) {
        List<TableOutcome> notAsDeclared = report.notAsDeclared();
        String tables = notAsDeclared.size() == 1 ? "1 table does" : notAsDeclared.size() + " tables do";
        return notAsDeclared.stream()
                .flatMap(table -> table.lines().stream())
                .collect(Collectors.joining(
                        System.lineSeparator() + "  ",
                        "The migration ended, but " + tables + " not match what is declared:" + System.lineSeparator()
                                + "  ",
                        System.lineSeparator()));
    }
}
