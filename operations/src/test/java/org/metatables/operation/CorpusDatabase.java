package org.metatables.operation;

import org.metatables.testing.TestDatabase;

/** The tables that the statements of the corpus use, and secrets beside them that none of them may touch. */
final class CorpusDatabase implements AutoCloseable {

    /** What is in every secret table and comes out of every function that nobody may call. */
    static final String SECRET = "the secret value";

    private static final String STATE = GovernedDatabase.resource("corpus/state.sql");
    private static final String RESTORE = GovernedDatabase.resource("corpus/restore.sql");

    private final GovernedDatabase governed;

    CorpusDatabase(TestDatabase database) {
        governed = new GovernedDatabase(database);
        governed.sql(GovernedDatabase.resource("corpus/corpus.sql"));
        governed.govern(
                "animal",
                "measurement",
                "calendar",
                "branch",
                "branch_view",
                "desk",
                "lamp",
                "booking",
                "us_account",
                "invoker_account",
                "barrier_account",
                "region_total",
                "account_copy",
                "deep_view",
                "locking_view",
                "version_view",
                "reveal_view",
                "größe",
                "a_table_whose_name_takes_all_of_the_sixty_three_bytes_there_are",
                "Odd \"name\"; -- {x} :y ? %s $$");
    }

    GovernedDatabase governed() {
        return governed;
    }

    int majorVersion() {
        return Integer.parseInt(governed.one("show server_version_num")) / 10_000;
    }

    /** A value that differs as soon as anything differs that a statement could have changed. */
    String state() {
        return governed.one(STATE);
    }

    /** Brings the honest tables back to their first rows. */
    void restore() {
        governed.sql(RESTORE);
    }

    @Override
    public void close() {
        governed.close();
    }
}
