package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run that loses its connection anywhere leaves behind, the next one repairs. */
@Tag("once")
class CrashTest extends LiquibaseTest {

    /** Every statement is tried with {@code -Plong}; otherwise some, spread over the whole. */
    private static final int STRIDE = Integer.getInteger("metatables.crash.stride", 7);

    @BeforeEach
    void twoTables() {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @Test
    void theNextRunConvergesWhereverTheFirstWasKilled() throws Exception {
        Kill clean = Kill.never();
        TappedUpdate.run(project, database, clean);
        assertThat(clean.messages()).isGreaterThan(STRIDE);

        for (int message = 1; message <= clean.messages(); message += STRIDE) {
            startFromAnEmptyDatabase();
            Kill kill = Kill.atMessage(message);
            assertThatThrownBy(() -> TappedUpdate.run(project, database, kill)).isNotNull();
            awaitTheEndOfAllConnections();

            update();

            assertThat(CatalogRows.statuses(database).values())
                    .as("killed at message %d of %d", message, clean.messages())
                    .hasSize(3)
                    .containsOnly("active");
            assertThat(CatalogRows.isLocked(database)).isFalse();
        }
    }

    @Test
    void anUpdateConvergesWhereverARollbackWasKilled() throws Exception {
        update();
        Kill clean = Kill.never();
        TappedUpdate.rollBackOne(project, database, clean);

        for (int message = 1; message <= clean.messages(); message += STRIDE) {
            startFromAnEmptyDatabase();
            update();
            Kill kill = Kill.atMessage(message);
            assertThatThrownBy(() -> TappedUpdate.rollBackOne(project, database, kill))
                    .isNotNull();
            awaitTheEndOfAllConnections();

            update();

            assertThat(CatalogRows.statuses(database).values())
                    .as("killed at message %d of %d", message, clean.messages())
                    .hasSize(3)
                    .containsOnly("active");
            assertThat(CatalogRows.isLocked(database)).isFalse();
        }
    }

    private void startFromAnEmptyDatabase() throws SQLException {
        CatalogRows.execute(
                database, "drop schema public cascade; create schema public; drop schema if exists metatables cascade");
    }

    /** The server notices by and by that a client is gone. */
    private void awaitTheEndOfAllConnections() throws SQLException {
        CatalogRows.awaitTrue(
                database,
                "select count(*) = 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }
}
