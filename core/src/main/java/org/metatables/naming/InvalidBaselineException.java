package org.metatables.naming;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.settings.MetaTablesSettings;

/** The file of the names that stay as authored is missing, or has lines that are no names. */
public final class InvalidBaselineException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private InvalidBaselineException(Problem problem) {
        super(problem);
    }

    static InvalidBaselineException missing(String resource) {
        return new InvalidBaselineException(Problem.of("The class path has no baseline " + resource + ".")
                .remedy("Correct the setting " + MetaTablesSettings.BASELINE
                        + ", or put the file among the resources of the project."));
    }

    static InvalidBaselineException of(String source, List<String> lines) {
        return new InvalidBaselineException(
                Problem.of("The " + source + " has lines that cannot be names: " + String.join(", ", lines) + ".")
                        .remedy("Write one name a line, of at most " + Identifiers.MAX_LENGTH + " bytes."));
    }
}
