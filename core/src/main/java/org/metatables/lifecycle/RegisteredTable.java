package org.metatables.lifecycle;

import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.naming.PhysicalName;

/**
 * A table that had no row in the catalog a moment ago.
 *
 * @param name the physical table
 * @param uid its row
 * @param status whether the row may be used
 * @param isNew whether this registration wrote the row; otherwise somebody else did meanwhile
 */
public record RegisteredTable(PhysicalName name, UUID uid, ProvisioningStatus status, boolean isNew) {

    /** Whether governed operations may use the table. */
    public boolean isActive() {
        return status == ProvisioningStatus.ACTIVE;
    }
}
