package org.metatables.verification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metatables.boundary.Hindrance;
import org.metatables.catalog.ProvisioningStatus;

/**
 * The catalog held against the database.
 *
 * @param tables what was found out about each row, ordered by schema and name
 * @param unregistered the tables that the database has and nobody registered, ordered by schema and name, Liquibase's own among
 *     them; empty where only some rows were asked for
 */
public record VerificationReport(List<VerifiedTable> tables, List<UnregisteredTable> unregistered) {

    public VerificationReport {
        tables = List.copyOf(tables);
        unregistered = List.copyOf(unregistered);
    }

    /** The uids of the rows that are active. */
    List<UUID> active() {
        return tables.stream()
                .filter(table -> table.status() == ProvisioningStatus.ACTIVE)
                .map(VerifiedTable::uid)
                .toList();
    }

    /** The same report with what stands in the way of operations, by uid. */
    VerificationReport hinderedBy(Map<UUID, List<Hindrance>> found) {
        return new VerificationReport(
                tables.stream()
                        .map(table -> table.hinderedBy(found.getOrDefault(table.uid(), List.of())))
                        .toList(),
                unregistered);
    }

    /** The rows whose table the database does not have. */
    public List<VerifiedTable> gone() {
        return tables.stream().filter(table -> !table.tableExists()).toList();
    }

    /** The rows whose table is there and differs from what is declared, be it only in a comment. */
    public List<VerifiedTable> differing() {
        return tables.stream()
                .filter(table -> table.tableExists() && !table.findings().isEmpty())
                .toList();
    }

    /** The rows that were active and are not any more. */
    public List<VerifiedTable> withdrawn() {
        return tables.stream().filter(VerifiedTable::withdrawn).toList();
    }

    /** The rows that are active again. */
    public List<VerifiedTable> restored() {
        return tables.stream().filter(VerifiedTable::restored).toList();
    }

    /** The unregistered tables that hold somebody's data: those that are worth a question. */
    public List<UnregisteredTable> unregisteredData() {
        return unregistered.stream()
                .filter(table -> table.purpose() == UnregisteredTable.Purpose.DATA)
                .toList();
    }

    /** Whether every row is active, and every table as declared but for what does not stand against using it. */
    public boolean ok() {
        return tables.stream().allMatch(table -> table.status() == ProvisioningStatus.ACTIVE);
    }

    /** The whole as words for a log: {@code 12 tables: 10 active, 1 gone, 3 differ; 2 not registered}. */
    public String summary() {
        long active = tables.stream()
                .filter(table -> table.status() == ProvisioningStatus.ACTIVE)
                .count();
        return "%d %s: %d active, %d gone, %d differ; %d not registered"
                .formatted(
                        tables.size(),
                        tables.size() == 1 ? "table" : "tables",
                        active,
                        gone().size(),
                        differing().size(),
                        unregisteredData().size());
    }

    /** The report for readers, a line for each thing to be said; empty where there is none. */
    public String text() {
        return Stream.concat(
                        tables.stream().flatMap(table -> table.lines().stream()),
                        unregisteredData().stream()
                                .map(table -> table.name() + ": nobody registered "
                                        + table.kind().words() + " of this name."))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
