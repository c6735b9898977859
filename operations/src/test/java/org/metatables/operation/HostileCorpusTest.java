package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** All nets together: hostile statements are refused before anything runs. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCorpusTest {

    private static final int EVERY_DAY = 2;

    private CorpusDatabase database;
    private String before;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new CorpusDatabase(fresh);
        before = database.state();
    }

    @AfterAll
    void close() {
        database.close();
    }

    static List<CorpusEntry> some() {
        return Corpus.some(EVERY_DAY, Corpus.HOSTILE);
    }

    static List<CorpusEntry> all() {
        return Corpus.read(Corpus.HOSTILE);
    }

    @ParameterizedTest
    @MethodSource("some")
    void refuses(CorpusEntry entry) {
        requireRefusal(entry);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void refusesAll(CorpusEntry entry) {
        requireRefusal(entry);
    }

    private void requireRefusal(CorpusEntry entry) {
        assumeThat(database.majorVersion()).isGreaterThanOrEqualTo(entry.since());
        Operation operation = entry.operation(database.governed()).build();
        Throwable refusal =
                catchThrowable(() -> database.governed().operations().execute(operation));
        assertThat(refusal).isInstanceOfAny(OperationRefusedException.class, InvalidStatementException.class);
        assertThat(refusal).hasNoCause().message().doesNotContain(CorpusDatabase.SECRET);
        assertThat(database.state()).isEqualTo(before);
    }
}
