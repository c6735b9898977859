package org.metatables.drift;

import org.metatables.naming.PhysicalName;

/**
 * One difference between a definition and its table.
 *
 * @param kind what differs, with its stable id and its severity
 * @param table the table that was compared
 * @param subject the part of the table, such as {@code column region}
 * @param expected what the definition says, in PostgreSQL's words where it has some
 * @param actual what stands in the database, in PostgreSQL's words
 * @param remedy what to do, as an English sentence that names the Liquibase change
 */
public record Finding(
        FindingKind kind, PhysicalName table, String subject, String expected, String actual, String remedy) {

    /** The stable id, such as {@code MT-DRIFT-013}. */
    public String id() {
        return kind.id();
    }

    public Severity severity() {
        return kind.severity();
    }

    /** The whole as one line, for reports and logs. */
    public String line() {
        return "%s %s %s: %s, %s: expected %s, found %s. %s"
                .formatted(id(), severity(), table, subject, kind.title(), expected, actual, remedy);
    }
}
