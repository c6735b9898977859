package org.metatables.datasource;

import java.util.Locale;

/**
 * Something that may be done in a data source, if the data source has the capability.
 *
 * <p>On the wire and in the database it is {@code supports_} and the constant's name in lower case. See 7.5 of the reference
 * system's specification.
 */
public enum Capability {
    /** Keeping rows about its tables in the catalog. */
    TABLE_REGISTRATION(false),

    /** Reading how its tables are made. */
    TABLE_INTROSPECTION(false),

    /** Creating and dropping tables on behalf of the catalog. */
    TABLE_DDL(true),

    /** Governed reads. */
    COMPILED_SELECT(false),

    /** Governed inserts. */
    COMPILED_INSERT(true),

    /** Governed updates. */
    COMPILED_UPDATE(true),

    /** Governed upserts. */
    COMPILED_UPSERT(true),

    /** Governed deletes. */
    COMPILED_DELETE(true),

    /** Migrations by a provider. */
    TABLE_MIGRATION(true);

    private static final String PREFIX = "supports_";

    private final boolean writes;

    Capability(boolean writes) {
        this.writes = writes;
    }

    /** Whether whoever uses it writes to the data source; its access mode must allow that, too. */
    public boolean writes() {
        return writes;
    }

    /** The value on the wire, such as {@code supports_table_migration}. */
    public String wireName() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** The constant for a value on the wire. */
    public static Capability ofWireName(String wireName) {
        return valueOf(wireName.substring(PREFIX.length()).toUpperCase(Locale.ROOT));
    }
}
