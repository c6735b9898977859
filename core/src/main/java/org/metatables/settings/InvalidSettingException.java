package org.metatables.settings;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A setting has a value that MetaTables does not understand. */
public final class InvalidSettingException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String setting, String value, String allowed) {
        super(Problem.of("The setting " + setting + " has the unknown value '" + value + "'.")
                .remedy("Use " + allowed + "."));
    }
}
