package org.metatables.catalog;

import java.util.Locale;

/**
 * Who owns the DDL of a table.
 *
 * <p>On the wire and in the database it is the constant's name in lower case.
 */
public enum SchemaManagementMode {
    /** A project that migrates with Liquibase. */
    LIQUIBASE_MANAGED,

    /** A Python project that migrates with Alembic. */
    ALEMBIC_MANAGED,

    /** The catalog's own back end. */
    BACKEND_MANAGED,

    /** Somebody else. */
    EXTERNAL_REGISTERED;

    /** The value on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static SchemaManagementMode ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
