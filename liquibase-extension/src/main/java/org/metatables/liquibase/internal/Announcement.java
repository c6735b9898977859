package org.metatables.liquibase.internal;

import liquibase.Scope;

/** Lines for the person who runs Liquibase, in Liquibase's own voice: its console, Maven's log, or the application's. */
final class Announcement {

    private Announcement() {}

    /** One phase is over. */
    static void of(String line) {
        Scope.getCurrentScope().getUI().sendMessage("MetaTables: " + line);
    }

    /** Something that the reader should look at. */
    static void warning(String line) {
        Scope.getCurrentScope().getUI().sendMessage("WARNING: MetaTables: " + line);
    }
}
