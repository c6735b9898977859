package org.metatables.liquibase.internal;

import java.util.Arrays;
import java.util.Optional;
import liquibase.command.CommandDefinition;

/**
 * The commands of Liquibase that change what tables there are. All others read, or print SQL, or write nothing but Liquibase's own history, and
 * are none of our business.
 */
enum GovernedCommand {
    UPDATE("update", Expectation.EVERY_TABLE),
    MIGRATE("migrate", Expectation.EVERY_TABLE),
    UPDATE_TESTING_ROLLBACK("updateTestingRollback", Expectation.EVERY_TABLE),
    CHANGELOG_SYNC("changelogSync", Expectation.EVERY_TABLE),
    UPDATE_COUNT("updateCount", Expectation.EVERY_TABLE_ONCE_NOTHING_IS_PENDING),
    UPDATE_TO_TAG("updateToTag", Expectation.EVERY_TABLE_ONCE_NOTHING_IS_PENDING),
    UPDATE_ONE_CHANGE_SET("updateOneChangeset", Expectation.EVERY_TABLE_ONCE_NOTHING_IS_PENDING),
    CHANGELOG_SYNC_TO_TAG("changelogSyncToTag", Expectation.EVERY_TABLE_ONCE_NOTHING_IS_PENDING),
    ROLLBACK("rollback", Expectation.WHATEVER_IS_LEFT),
    ROLLBACK_COUNT("rollbackCount", Expectation.WHATEVER_IS_LEFT),
    ROLLBACK_TO_DATE("rollbackToDate", Expectation.WHATEVER_IS_LEFT),
    ROLLBACK_ONE_CHANGE_SET("rollbackOneChangeset", Expectation.WHATEVER_IS_LEFT),
    ROLLBACK_ONE_UPDATE("rollbackOneUpdate", Expectation.WHATEVER_IS_LEFT),
    DROP_ALL("dropAll", Expectation.WHATEVER_IS_LEFT);

    /** What must be true of the tables when the command has succeeded. */
    enum Expectation {
        /** Each table is there and matches, or the command fails. */
        EVERY_TABLE,
        /** The same, but a command that leaves change sets for later may leave tables for later, too. */
        EVERY_TABLE_ONCE_NOTHING_IS_PENDING,
        /** Tables may go: their rows become reserved. */
        WHATEVER_IS_LEFT
    }

    private final String commandName;
    private final Expectation expectation;

    GovernedCommand(String commandName, Expectation expectation) {
        this.commandName = commandName;
        this.expectation = expectation;
    }

    static Optional<GovernedCommand> of(CommandDefinition definition) {
        return named(String.join(" ", definition.getName()));
    }

    /** The command of that name, whatever its case. */
    static Optional<GovernedCommand> named(String name) {
        return Arrays.stream(values())
                .filter(command -> command.commandName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether it runs change sets, or their rollbacks. */
    boolean runsChangeSets() {
        return this != DROP_ALL && this != CHANGELOG_SYNC && this != CHANGELOG_SYNC_TO_TAG;
    }

    String commandName() {
        return commandName;
    }

    Expectation expectation() {
        return expectation;
    }
}
