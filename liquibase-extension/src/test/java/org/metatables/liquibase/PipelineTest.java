package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where our steps stand among Liquibase's. */
class PipelineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update",
                "migrate",
                "updateCount",
                "updateToTag",
                "updateTestingRollback",
                "changelogSync",
                "changelogSyncToTag",
                "rollback",
                "rollbackCount",
                "rollbackToDate",
                "dropAll"
            })
    void standsBetweenTheConnectionAndAllThatUsesIt(String command) throws Exception {
        try (IsolatedLiquibase liquibase = IsolatedLiquibase.start();
                IsolatedLiquibase reversed = IsolatedLiquibase.startWithReversedClassPath()) {
            for (List<String> steps : List.of(liquibase.pipelineOf(command), reversed.pipelineOf(command))) {
                int connection = steps.indexOf("DbUrlConnectionCommandStep");
                assertThat(steps.indexOf("LifecycleStep")).isEqualTo(connection + 1);
                assertThat(steps).startsWith("LastWordStep").endsWith("SuccessStep");
                assertThat(steps.subList(1, connection))
                        .isSubsetOf("DbUrlConnectionArgumentsCommandStep", "ShowSummaryArgument");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "updateSql",
                "updateCountSql",
                "rollbackSql",
                "rollbackCountSql",
                "changelogSyncSql",
                "history",
                "validate",
                "diff",
                "diffChangelog",
                "generateChangelog",
                "snapshot",
                "tag",
                "tagExists",
                "listLocks",
                "releaseLocks",
                "clearChecksums",
                "calculateChecksum",
                "futureRollbackSql",
                "unexpectedChangesets",
                "dbDoc"
            })
    void onlyNamesTheChangeLogInCommandsThatLeaveTheTablesAlone(String command) throws Exception {
        try (IsolatedLiquibase liquibase = IsolatedLiquibase.start()) {
            List<String> steps = liquibase.pipelineOf(command);
            assertThat(steps).isNotEmpty().doesNotContain("LastWordStep", "LifecycleStep", "SuccessStep");
            assertThat(steps.indexOf("ChangeLogNamesStep")).isEqualTo(steps.indexOf("DbUrlConnectionCommandStep") + 1);
        }
    }
}
