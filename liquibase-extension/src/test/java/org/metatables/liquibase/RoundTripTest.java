package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.TableDefinition;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

class RoundTripTest {

    @TempDir
    Path folder;

    @Test
    void theMessagesOfAnUpdateDoNotDependOnTheNumberOfTables() throws Exception {
        Cost one = costOf(1);

        assertThat(costOf(100)).isEqualTo(one);
        assertThat(costOf(1_000)).isEqualTo(one);
        assertThat(one.whenNothingIsPending()).isLessThanOrEqualTo(20);
    }

    /**
     * What MetaTables adds to the messages of Liquibase, commits included.
     *
     * @param ofTheFirstUpdate with the installation of the catalog
     */
    private record Cost(int ofTheFirstUpdate, int whenNothingIsPending) {

        Cost minus(Cost other) {
            return new Cost(
                    ofTheFirstUpdate - other.ofTheFirstUpdate, whenNothingIsPending - other.whenNothingIsPending);
        }
    }

    private Cost costOf(int tables) throws Exception {
        return messages(tables, true).minus(messages(tables, false));
    }

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
