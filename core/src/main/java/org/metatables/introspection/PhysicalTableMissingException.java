package org.metatables.introspection;

import java.util.UUID;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/** The catalog has a row, but the database does not have its table. */
public final class PhysicalTableMissingException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    PhysicalTableMissingException(UUID uid, PhysicalName name) {
        super(Problem.of("The database has no table of this name.")
                .inTable(name.toString())
                .withUid(uid)
                .remedy(
                        "If it is still to be migrated, migrate it; if somebody dropped it, Verification.verify() marks its"
                                + " row as reserved until it is back."));
    }
}
