package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The database has no catalog yet. */
public final class CatalogMissingException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    CatalogMissingException(String database) {
        super(Problem.of("The database " + database + " has no MetaTables catalog (schema metatables).")
                .remedy("Run the migration, which installs it: " + CatalogVersion.COMMAND + "."));
    }
}
