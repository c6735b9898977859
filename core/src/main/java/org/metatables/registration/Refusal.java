package org.metatables.registration;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.drift.Finding;
import org.metatables.drift.Verdict;
import org.metatables.lifecycle.Conflict;
import org.metatables.naming.PhysicalName;

/** Why a table cannot be registered. */
public sealed interface Refusal {

    /** The table that was to be registered. */
    PhysicalName table();

    /** The whole as English sentences, with what to do. */
    String sentence();

    /**
     * A row of somebody else stands against it.
     *
     * @param conflict which row, and how
     */
    record Conflicting(Conflict conflict) implements Refusal {

        @Override
        public PhysicalName table() {
            return conflict.table();
        }

        @Override
        public String sentence() {
            String remedy = conflict instanceof Conflict.ForeignTable
                    ? " Give the table another name, or let its owner register it."
                    : " Give one of the tables another identifier.";
            return conflict.sentence() + remedy;
        }
    }

    /**
     * Two requests of one call are about the same.
     *
     * @param other the table of the other request
     * @param what what they share, such as {@code the identifier 'Account' in the namespace 'shop'}
     */
    record RequestedTwice(PhysicalName table, PhysicalName other, String what) implements Refusal {

        @Override
        public String sentence() {
            return table.equals(other)
                    ? "The table " + table + " is to be registered twice in one call. Keep one of the requests."
                    : "The tables " + other + " and " + table + " are both to have " + what
                            + ". Give one of them another.";
        }
    }

    /**
     * A migration with Liquibase owns the table.
     *
     * @param command what to run
     */
    record LiquibaseManaged(PhysicalName table, String command) implements Refusal {

        @Override
        public String sentence() {
            return "The table " + table + " is managed by Liquibase, whose migration reserves its row. Run: " + command
                    + ".";
        }
    }

    /**
     * The table in which a migration tool keeps its versions has no row.
     *
     * @param rootUid the row that the request names
     */
    record RootMissing(PhysicalName table, UUID rootUid) implements Refusal {

        @Override
        public String sentence() {
            return "The catalog has no row " + rootUid + ", which the request for the table " + table
                    + " names as that of its version table. Register the version table first.";
        }
    }

    /** The request asks for a new table, and it is there already. */
    record TableExists(PhysicalName table) implements Refusal {

        @Override
        public String sentence() {
            return "The table " + table + " is there already, and the request says if_not_exists: false. Leave that out"
                    + " to take the table as it is, if it matches.";
        }
    }

    /** The table of somebody else is not there. */
    record TableMissing(PhysicalName table) implements Refusal {

        @Override
        public String sentence() {
            return "The table " + table + " is not there, and registering never makes an external table. Let its owner"
                    + " make it, or correct the schema and the name.";
        }
    }

    /**
     * The name is not that of a table.
     *
     * @param kind what it is the name of, such as {@code a view}
     */
    record NotATable(PhysicalName table, String kind) implements Refusal {

        @Override
        public String sentence() {
            return table + " is " + kind + ". Register a table.";
        }
    }

    /**
     * The table is there, and is not what the request says.
     *
     * @param verdict how they differ, or why nobody can tell
     * @param findings the differences that stand against registering it
     */
    record Differs(PhysicalName table, Verdict verdict, List<Finding> findings) implements Refusal {

        public Differs {
            findings = List.copyOf(findings);
        }

        @Override
        public String sentence() {
            String unknown = verdict instanceof Verdict.CannotTell cannotTell ? " " + cannotTell.reason() : "";
            return "The table " + table + " is there and differs from the request:"
                    + findings.stream()
                            .map(finding -> System.lineSeparator() + "  " + finding.line())
                            .collect(Collectors.joining())
                    + unknown + System.lineSeparator();
        }
    }
}
