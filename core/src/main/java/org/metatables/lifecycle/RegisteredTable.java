package org.metatables.lifecycle;

import java.util.List;
import java.util.UUID;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.naming.PhysicalName;

/**
 * A table that had no row in the catalog a moment ago.
 *
 * @param name the physical table
 * @param uid its row
 * @param status whether the row may be used
 * @param isNew whether this registration wrote the row; otherwise somebody else did meanwhile
 * @param hindrances why governed operations cannot do with the table what honest statements need; looked for where the row is active and their
 *     login is named
 */
public record RegisteredTable(
        PhysicalName name, UUID uid, ProvisioningStatus status, boolean isNew, List<Hindrance> hindrances) {

    public RegisteredTable {
        hindrances = List.copyOf(hindrances);
    }

    /** The same with what stands in the way of operations. */
    public RegisteredTable hinderedBy(List<Hindrance> found) {
        return new RegisteredTable(name, uid, status, isNew, found);
    }

    /** Whether governed operations may use the table. */
    public boolean isActive() {
        return status == ProvisioningStatus.ACTIVE;
    }
}
