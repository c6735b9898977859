package org.metatables.lifecycle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.metatables.catalog.CatalogAccessException;

/**
 * The runs that the catalog knows, for those who have to decide what a run left behind. Their role needs to read and write the
 * table {@code metatables.run}, as the owner of the catalog can.
 */
public final class Runs {

    private static final String FINISH = """
            update metatables.run set finished_at = clock_timestamp(), outcome = ? where uid = ? and finished_at is null
            """;

    private Runs() {}

    /** Records how a run ended, unless that is recorded already. What is pending on the connection is rolled back. */
    static void finish(Connection connection, UUID runUid, RunOutcome outcome) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
                statement.setString(1, outcome.wireName());
                statement.setObject(2, runUid);
                statement.executeUpdate();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException refused) {
            throw CatalogAccessException.of("record the end of a run", refused);
        }
    }
}
