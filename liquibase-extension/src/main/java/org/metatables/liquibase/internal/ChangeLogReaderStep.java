package org.metatables.liquibase.internal;

import java.util.List;
import java.util.Set;
import liquibase.command.CommandDefinition;
import liquibase.database.Database;
import org.metatables.definition.ChangeLogNames;

/** Brings the {@link ChangeLogNamesStep} into the commands that have to do with the change log and are not governed. */
public final class ChangeLogReaderStep extends LifecyclePart {

    /** The main step of a command has the order 1,000. */
    private static final int AFTER_ALL_OTHERS = 1_000_000;

    private static final Set<String> COMMANDS = Set.of(
            "status",
            "history",
            "validate",
            "unexpectedChangesets",
            "updateSql",
            "updateCountSql",
            "updateToTagSql",
            "updateOneChangesetSql",
            "rollbackSql",
            "rollbackCountSql",
            "rollbackToDateSql",
            "rollbackOneChangesetSql",
            "rollbackOneUpdateSql",
            "futureRollbackSql",
            "futureRollbackCountSql",
            "futureRollbackFromTagSql",
            "changelogSyncSql",
            "changelogSyncToTagSql",
            "markNextChangesetRan",
            "markNextChangesetRanSql",
            "tag",
            "tagExists",
            "clearChecksums",
            "calculateChecksum",
            "listLocks",
            "releaseLocks",
            "diff",
            "diffChangelog",
            "generateChangelog",
            "snapshot",
            "dbDoc");

    @Override
    public List<Class<?>> requiredDependencies() {
        return List.of(Database.class, ChangeLogNames.class);
    }

    @Override
    public int getOrder(CommandDefinition definition) {
        return COMMANDS.contains(String.join(" ", definition.getName()))
                ? AFTER_ALL_OTHERS
                : super.getOrder(definition);
    }
}
