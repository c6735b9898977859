package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The catalog is older than what this version of MetaTables works with. */
public final class CatalogOutdatedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    CatalogOutdatedException(String database, int installed, int needed) {
        super(Problem.of("The MetaTables catalog in the database " + database + " has version " + installed
                        + ", but this program needs version " + needed + ".")
                .remedy("Run the migration with this program's version of MetaTables, which upgrades the catalog: "
                        + CatalogVersion.COMMAND + "."));
    }
}
