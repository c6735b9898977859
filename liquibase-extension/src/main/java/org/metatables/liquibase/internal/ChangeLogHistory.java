package org.metatables.liquibase.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;

/**
 * The change sets of the change log file that a command names, as the history of a database has them.
 *
 * @param database the database
 * @param file the change log file
 */
record ChangeLogHistory(GovernedDatabase database, ChangeLogFile file) {

    /**
     * Whether a change log table holds one of them. Liquibase knows a change set by its id, its author and its path, and those of two projects may
     * be alike.
     *
     * @param table the table, as it stands in SQL text
     * @param withTheSameContent whether the change set must also do what was run
     */
    boolean isIn(String table, boolean withTheSameContent) throws SQLException, LiquibaseException {
        Map<List<String>, ChangeSet> ours = new HashMap<>();
        for (ChangeSet changeSet : file.read().getChangeSets()) {
            ours.put(key(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath()), changeSet);
        }
        try (PreparedStatement statement =
                        database.connection().prepareStatement("select id, author, filename, md5sum from " + table);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ChangeSet own = ours.get(key(row.getString(1), row.getString(2), row.getString(3)));
                if (own != null && (!withTheSameContent || hasRun(own, Optional.ofNullable(row.getString(4))))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Where somebody has cleared the checksums, it may have. */
    private static boolean hasRun(ChangeSet changeSet, Optional<String> checkSum) {
        return checkSum.isEmpty() || changeSet.isCheckSumValid(CheckSum.parse(checkSum.get()));
    }

    private static List<String> key(String id, String author, String path) {
        return List.of(id, author, DatabaseChangeLog.normalizePath(path));
    }
}
