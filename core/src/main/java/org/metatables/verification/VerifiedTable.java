package org.metatables.verification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.drift.Finding;
import org.metatables.naming.PhysicalName;

/**
 * What was found out about one row of the catalog.
 *
 * @param uid the row
 * @param identifier the logical name
 * @param name the physical table
 * @param schemaManagementMode who owns the DDL
 * @param previousStatus the row's status before
 * @param status the row's status now; in a report that only tells, the one that a verification would set
 * @param tableExists whether the database has the table
 * @param findings all differences between the table and what is declared, also those that do not stand against using it
 * @param hindrances why governed operations cannot do with the table what honest statements need; looked for where the table is active
 *     and has the roles that they stand in
 * @param remark what else is to be said, as an English sentence, such as that a migration has to decide
 */
public record VerifiedTable(
        UUID uid,
        Optional<String> identifier,
        PhysicalName name,
        SchemaManagementMode schemaManagementMode,
        ProvisioningStatus previousStatus,
        ProvisioningStatus status,
        boolean tableExists,
        List<Finding> findings,
        List<Hindrance> hindrances,
        Optional<String> remark) {

    public VerifiedTable {
        findings = List.copyOf(findings);
        hindrances = List.copyOf(hindrances);
    }

    /** The same with what stands in the way of operations. */
    VerifiedTable hinderedBy(List<Hindrance> found) {
        return new VerifiedTable(
                uid,
                identifier,
                name,
                schemaManagementMode,
                previousStatus,
                status,
                tableExists,
                findings,
                found,
                remark);
    }

    /** Whether the row was active and is not any more. */
    public boolean withdrawn() {
        return previousStatus == ProvisioningStatus.ACTIVE && status == ProvisioningStatus.RESERVED;
    }

    /** Whether the row was reserved and is active again. */
    public boolean restored() {
        return previousStatus == ProvisioningStatus.RESERVED && status == ProvisioningStatus.ACTIVE;
    }

    /** One line for a change of status, for the remark, for each difference and each hindrance; none where there is nothing to say. */
    public List<String> lines() {
        Stream<String> change = previousStatus == status
                ? Stream.empty()
                : Stream.of(name + ": " + previousStatus.wireName() + ", now " + status.wireName() + ".");
        return Stream.of(
                        change,
                        remark.stream().map(sentence -> name + ": " + sentence),
                        findings.stream().map(Finding::line),
                        hindrances.stream().map(hindrance -> hindrance.line(name)))
                .flatMap(lines -> lines)
                .toList();
    }
}
