package org.metatables.catalog;

import java.util.UUID;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** The catalog has no table of this uid. */
public final class TableNotFoundException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    public TableNotFoundException(UUID uid) {
        super(Problem.of("The catalog has no table with this uid.")
                .withUid(uid)
                .remedy("Uids belong to one database: see that the program is connected to the right one, and list its"
                        + " tables with Catalog.list()."));
    }
}
