package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The catalog was made by a script that is not the one of this number that this version of MetaTables has. */
public final class CatalogAlteredException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    CatalogAlteredException(String database, String script) {
        super(Problem.of("The MetaTables catalog in the database " + database + " was made by another script " + script
                        + " than the one of this program.")
                .remedy("An unreleased version of MetaTables made it. Drop the schema metatables if it holds nothing"
                        + " that is needed, and run the migration: " + CatalogVersion.COMMAND + "."));
    }
}
