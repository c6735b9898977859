package org.metatables.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.boundary.Hindrance;

/**
 * What finalising found out and did.
 *
 * @param runUid the run
 * @param root the change-log table
 * @param tables the provider's tables, ordered by name
 */
public record FinalisationReport(UUID runUid, TableOutcome root, List<TableOutcome> tables) {

    public FinalisationReport {
        tables = List.copyOf(tables);
    }

    /**
     * The same report with what stands in the way of operations.
     *
     * @param found by uid
     */
    public FinalisationReport hinderedBy(Map<UUID, List<Hindrance>> found) {
        return new FinalisationReport(
                runUid,
                root,
                tables.stream()
                        .map(table -> table.hinderedBy(found.getOrDefault(table.uid(), List.of())))
                        .toList());
    }

    /** Whether every table is active as declared, the change-log table included. */
    public boolean ok() {
        return notAsDeclared().isEmpty();
    }

    /** How many tables this run made active; the change-log table does not count. */
    public long finalisedCount() {
        return tables.stream().filter(TableOutcome::finalised).count();
    }

    /** How many tables are active as declared; the change-log table does not count. */
    public long activeCount() {
        return tables.stream().filter(TableOutcome::asDeclared).count();
    }

    /** The whole as words for a log: {@code 3 tables: 3 active, 1 of them newly}. */
    public String summary() {
        String tablesInWords = tables.size() == 1 ? "1 table" : tables.size() + " tables";
        return "%s: %d active, %d of them newly".formatted(tablesInWords, activeCount(), finalisedCount());
    }

    /** What is to be said of all tables, line by line; empty where every table is as declared. */
    public List<String> lines() {
        return all().flatMap(table -> table.lines().stream()).toList();
    }

    /** The tables that are not active as declared, the change-log table included. */
    public List<TableOutcome> notAsDeclared() {
        return all().filter(table -> !table.asDeclared()).toList();
    }

    /** All tables, the change-log table first. */
    public Stream<TableOutcome> all() {
        return Stream.concat(Stream.of(root), tables.stream());
    }
}
