package org.metatables.provider;

/**
 * What a project does once all its tables are there as declared and active.
 *
 * <p>It runs after every command that ends so, also where nothing was to be done, and never after one that failed,
 * rolled back, or left change sets or tables for later. It may hence run any number of times, and must be safe to run
 * again; and where the process is killed in between, it runs after the next command. Nothing of the migration is undone
 * if it throws: the command fails, the tables stay active, and running the command again runs it again.
 */
@FunctionalInterface
public interface AfterMigration {

    /** @throws Exception if it fails; the command then fails, and says so */
    void run(MigrationReport report) throws Exception;
}
