package org.metatables.catalog.internal;

/**
 * The advisory lock under which everything that writes the catalog runs, always to the end of its transaction and never longer:
 * a lock of the session would deadlock against Liquibase's own.
 */
public final class CatalogLock {

    /** The key in the space of the 64-bit keys: the ASCII codes of {@code MetaTabl}. */
    public static final long KEY = 0x4D6574615461626CL;

    /**
     * Starts a transaction that writes the catalog. Each statement must see what others committed while this one waited for the
     * lock, hence the isolation level, whatever the connection's default.
     */
    public static final String TAKE = """
            set transaction isolation level read committed, read write;
            select pg_catalog.pg_advisory_xact_lock(%d);
            """.formatted(KEY);

    /** The same for whoever may not write where the session, or the database, is set to be read only. */
    public static final String TAKE_UNLESS_READ_ONLY = TAKE.replace(", read write", "");

    private CatalogLock() {}
}
