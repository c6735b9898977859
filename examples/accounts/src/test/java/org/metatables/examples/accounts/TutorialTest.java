package org.metatables.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class TutorialTest {

    @Test
    void printsWhatTheReadmeShowsAndFailsAsItShowsWhereATableDoesNotMatchItsEntity(TestDatabase database)
            throws Exception {
        Run run = new Run(database);

        run.update();
        run.tutorial();

        assertThat(run.printed().lines())
                .containsSubsequence(block("output").lines().toList());
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("alter table sdk_examples__account alter region type varchar(8)");
        }
        assertThatThrownBy(run::update)
                .rootCause()
                .satisfies(cause -> assertThat(Run.masked(cause.getMessage())).contains(block("mismatch")));
    }

    private static String block(String source) {
        return Documentation.blocks().stream()
                .filter(block -> block.source().equals(source))
                .map(block -> Run.masked(block.text()))
                .findFirst()
                .orElseThrow();
    }
}
