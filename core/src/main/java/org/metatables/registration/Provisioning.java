package org.metatables.registration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether registering makes the table.
 *
 * @param createTable whether registering makes it; otherwise a migration does
 * @param ifNotExists whether a table that is there already will do, if it matches; otherwise it is an error
 * @param more what else a request says here; it is given back on the wire and means nothing to us
 */
public record Provisioning(boolean createTable, boolean ifNotExists, Map<String, Object> more) {

    public Provisioning {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** Makes the table unless it is there. */
    public static Provisioning createIfMissing() {
        return new Provisioning(true, true, Map.of());
    }

    /** Makes the table; one that is there already is an error. */
    public static Provisioning create() {
        return new Provisioning(true, false, Map.of());
    }

    /** Leaves the table to a migration. */
    public static Provisioning byMigration() {
        return new Provisioning(false, true, Map.of());
    }
}
