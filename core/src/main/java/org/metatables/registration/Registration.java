package org.metatables.registration;

import java.util.List;
import java.util.UUID;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.drift.Finding;
import org.metatables.naming.PhysicalName;

/**
 * What became of one request.
 *
 * @param uid the row
 * @param name the physical table
 * @param action what was done with the row
 * @param tableCreated whether the physical table was made
 * @param status the row's status now
 * @param findings differences between the table and the request that do not stand against it, such as a further index
 * @param hindrances why governed operations cannot do with the table what honest statements need; looked for where their login is named
 */
public record Registration(
        UUID uid,
        PhysicalName name,
        RegistrationAction action,
        boolean tableCreated,
        ProvisioningStatus status,
        List<Finding> findings,
        List<Hindrance> hindrances) {

    public Registration {
        findings = List.copyOf(findings);
        hindrances = List.copyOf(hindrances);
    }

    /** The same with what stands in the way of operations. */
    Registration hinderedBy(List<Hindrance> found) {
        return new Registration(uid, name, action, tableCreated, status, findings, found);
    }
}
