package org.metatables.lifecycle;

import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;

/** The role that governed operations are to run as does not exist. */
public final class MissingRoleException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public MissingRoleException(String role) {
        super(Problem.of("The role '" + role + "', which the setting " + MetaTablesSettings.OPERATIONS_ROLE
                        + " names, does not exist. Nothing was written.")
                .remedy("Let an administrator run: create role " + PhysicalName.quote(role)
                        + " login. Or correct the setting."));
    }
}
