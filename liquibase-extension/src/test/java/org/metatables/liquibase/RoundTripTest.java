package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

@Tag("once")
class RoundTripTest {

    @TempDir
    Path folder;

    @Test
    void theMessagesOfAnUpdateDoNotDependOnTheNumberOfTables() throws Exception {
        // All tables are made by one statement of one change set, so Liquibase's own messages are as many, too.
        Cost liquibase = messages(1, false);
        Cost one = messages(1, true);

        assertThat(messages(100, true)).isEqualTo(one);
        // The first update also installs the catalog, script by script.
        assertThat(one.ofTheFirstUpdate() - liquibase.ofTheFirstUpdate()).isLessThanOrEqualTo(100);
        assertThat(one.whenNothingIsPending() - liquibase.whenNothingIsPending())
                .isLessThanOrEqualTo(25);
    }

    @Test
    @Tag("long")
    void nothingChangesForAThousandTables() throws Exception {
        assertThat(messages(1_000, true)).isEqualTo(messages(1, true));
    }

    /** The messages to the server, commits included; the first update also installs the catalog and makes Liquibase's tables. */
    private record Cost(int ofTheFirstUpdate, int whenNothingIsPending) {}

    private Cost messages(int tables, boolean enabled) throws Exception {
        String changes = IntStream.range(0, tables)
                .mapToObj(number -> "create table t" + number + " (id bigint primary key, code varchar(64));")
                .collect(Collectors.joining("\n", " splitStatements:false\n", ""));
        Project project = Project.in(folder)
                .declares(IntStream.range(0, tables)
                        .mapToObj(number -> Project.table("t" + number, "code"))
                        .toArray(TableDefinition[]::new))
                .migrates(changes)
                .option("liquibase.metatables.enabled", String.valueOf(enabled));
        try (TestDatabase database = TestDatabase.create()) {
            return new Cost(update(project, database), update(project, database));
        }
    }

    private static int update(Project project, TestDatabase database) throws Exception {
        StatementCounter counter = new StatementCounter();
        try (Connection connection = database.connect()) {
            TappedUpdate.run(project, counter.counting(connection));
        }
        return counter.roundTrips();
    }
}
