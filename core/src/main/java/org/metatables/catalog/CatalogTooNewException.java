package org.metatables.catalog;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The catalog is newer than what this version of MetaTables knows. */
public final class CatalogTooNewException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    CatalogTooNewException(String database, int installed, int known) {
        super(Problem.of("The MetaTables catalog in the database " + database + " has version " + installed
                        + ", but this program knows versions up to " + known + ".")
                .remedy("Use a newer version of the MetaTables dependencies here, and for " + CatalogVersion.COMMAND
                        + ", too; a catalog is never downgraded."));
    }
}
