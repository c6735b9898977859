package org.metatables.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.drift.Finding;
import org.metatables.naming.PhysicalName;

/**
 * What finalising found out about one table.
 *
 * @param uid the row
 * @param identifier the logical name
 * @param name the physical table
 * @param previousStatus the row's status before
 * @param status the row's status now
 * @param asDeclared whether the row is active with the definition of this run
 * @param physicalTableExists whether the table is there
 * @param findings all differences between the table and its definition, also those that do not stand against using it
 * @param hindrances why governed operations cannot do with the table what honest statements need; looked for where their login is named
 * @param remark what else is to be said of the table, as an English sentence, such as that another run has taken it over
 */
public record TableOutcome(
        UUID uid,
        Optional<String> identifier,
        PhysicalName name,
        ProvisioningStatus previousStatus,
        ProvisioningStatus status,
        boolean asDeclared,
        boolean physicalTableExists,
        List<Finding> findings,
        List<Hindrance> hindrances,
        Optional<String> remark) {

    public TableOutcome {
        findings = List.copyOf(findings);
        hindrances = List.copyOf(hindrances);
    }

    /** The same outcome with what stands in the way of operations. */
    TableOutcome hinderedBy(List<Hindrance> found) {
        return new TableOutcome(
                uid,
                identifier,
                name,
                previousStatus,
                status,
                asDeclared,
                physicalTableExists,
                findings,
                found,
                remark);
    }

    /** Whether this run made the row active. */
    public boolean finalised() {
        return previousStatus == ProvisioningStatus.RESERVED && status == ProvisioningStatus.ACTIVE;
    }

    /** One line for the remark, for each difference and for each hindrance, with both sides and the remedy; none where there is nothing to say. */
    public List<String> lines() {
        return Stream.of(
                        remark.stream().map(sentence -> name + ": " + sentence),
                        findings.stream().map(Finding::line),
                        hindrances.stream().map(hindrance -> hindrance.line(name)))
                .flatMap(lines -> lines)
                .toList();
    }
}
