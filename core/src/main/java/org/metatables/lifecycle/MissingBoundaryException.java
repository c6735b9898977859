package org.metatables.lifecycle;

import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.settings.MetaTablesSettings;

/** The boundary of governed operations is not installed for the login that they are to use. */
public final class MissingBoundaryException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public MissingBoundaryException(String login) {
        super(Problem.of("The boundary of governed operations is not installed for '" + login + "', which the setting "
                        + MetaTablesSettings.OPERATIONS_ROLE + " names. Nothing was written.")
                .remedy("Let an administrator run once: mvn metatables:install-operations -D"
                        + MetaTablesSettings.OPERATIONS_ROLE + "=" + login
                        + " (BoundaryInstaller.script gives the SQL for psql). Or leave the setting out, where there are no"
                        + " governed operations."));
    }
}
