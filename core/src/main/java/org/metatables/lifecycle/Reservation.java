package org.metatables.lifecycle;

import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.naming.PhysicalName;

/**
 * What reserving did to one row.
 *
 * @param name the physical table
 * @param uid the row, the same for ever
 * @param action what was done
 * @param previousStatus the status before; empty where the row is new
 */
public record Reservation(
        PhysicalName name, UUID uid, ReservationAction action, Optional<ProvisioningStatus> previousStatus) {}
