package org.metatables.deletion;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.naming.PhysicalName;

/** What stands against the deletion of a table. */
public sealed interface Obstacle {

    /** The row that it is about. */
    UUID uid();

    /** The table that it is about. */
    PhysicalName table();

    /** The whole as English sentences, with what to do. */
    String sentence();

    /** The table is protected from deletion. */
    record Protected(UUID uid, PhysicalName table) implements Obstacle {

        @Override
        public String sentence() {
            return "The table %s is protected from deletion. Take the protection off, or override it.".formatted(table);
        }
    }

    /**
     * A provider migrates the table, and declares it as far as the catalog knows. Its next migration would make the row again, with
     * another uid.
     *
     * @param provider the key of the provider
     * @param command what to run once the table is declared no more
     */
    record Declared(UUID uid, PhysicalName table, String provider, String command) implements Obstacle {

        @Override
        public String sentence() {
            return "The table %s belongs to '%s', which declares it. Remove it there, run %s, and delete it then; or override."
                    .formatted(table, provider, command);
        }
    }

    /** A migration that has reserved the row goes on. */
    record Migrating(UUID uid, PhysicalName table) implements Obstacle {

        @Override
        public String sentence() {
            return "A migration of the table %s goes on. Wait for its end, or override.".formatted(table);
        }
    }

    /**
     * The table is the change-log table of a provider, under which other rows stand.
     *
     * @param tables their names
     */
    record RootOfOthers(UUID uid, PhysicalName table, List<String> tables) implements Obstacle {

        public RootOfOthers {
            tables = List.copyOf(tables);
        }

        @Override
        public String sentence() {
            return "The table %s is the change log of %s. Delete these first.".formatted(table, names(tables));
        }
    }

    /**
     * Governed tables refer to the table.
     *
     * @param dependents the tables that refer to it, ordered by name
     */
    record ReferredTo(UUID uid, PhysicalName table, List<PhysicalName> dependents) implements Obstacle {

        public ReferredTo {
            dependents = List.copyOf(dependents);
        }

        @Override
        public String sentence() {
            return "The table %s is referred to by %s. Delete them, too, or leave them while the table itself stays."
                    .formatted(
                            table,
                            names(dependents.stream()
                                    .map(PhysicalName::toString)
                                    .toList()));
        }
    }

    /**
     * The physical table cannot be dropped, since others in the database that the catalog does not govern depend on it.
     *
     * @param dependents tables with foreign keys, views, tables that inherit, functions and so on
     */
    record NeededOutside(UUID uid, PhysicalName table, List<String> dependents) implements Obstacle {

        public NeededOutside {
            dependents = List.copyOf(dependents);
        }

        @Override
        public String sentence() {
            return "The table %s cannot be dropped: %s depend on it, which nobody has registered. Drop what depends first, or keep"
                            .formatted(table, names(dependents))
                    + " the table.";
        }
    }

    /** The physical table is not the catalog's to drop. */
    record NotOurs(UUID uid, PhysicalName table) implements Obstacle {

        @Override
        public String sentence() {
            return "The table %s was not made by the catalog, which therefore does not drop it. Delete its row alone."
                    .formatted(table);
        }
    }

    /** The physical table is to be dropped, but there is none. */
    record Missing(UUID uid, PhysicalName table) implements Obstacle {

        @Override
        public String sentence() {
            return "The table %s is to be dropped, but the database has no such table. Delete its row alone, or accept that."
                    .formatted(table);
        }
    }

    private static String names(List<String> all) {
        int shown = 10;
        String first = all.stream().limit(shown).collect(Collectors.joining(", "));
        return all.size() > shown ? first + " and " + (all.size() - shown) + " more" : first;
    }
}
