package org.metatables.verification;

import java.util.Optional;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.TableKind;

/**
 * A table that the database has and the catalog does not. Registering it as an external table adopts it.
 *
 * @param name the table
 * @param kind what stands behind the name
 * @param purpose what it is for, as far as its shape tells
 * @param comment its comment
 */
public record UnregisteredTable(PhysicalName name, TableKind kind, Purpose purpose, Optional<String> comment) {

    /** What a table is for, as far as its shape tells. */
    public enum Purpose {
        /** Data of somebody's. */
        DATA,

        /** What Liquibase has run; known by its columns, since its name can be configured. */
        LIQUIBASE_CHANGE_LOG,

        /** Liquibase's lock; known by its columns, since its name can be configured. */
        LIQUIBASE_LOCK
    }
}
