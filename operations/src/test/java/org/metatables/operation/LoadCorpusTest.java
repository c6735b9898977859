package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** All nets together: what takes more time, memory or rows than its limits allow is ended by the box, and nothing of it stays. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadCorpusTest {

    private static final int EVERY_DAY = 4;
    private static final Duration TIME = Duration.ofMillis(50);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

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
        return Corpus.some(EVERY_DAY, Corpus.LOAD);
    }

    static List<CorpusEntry> all() {
        return Corpus.read(Corpus.LOAD);
    }

    @ParameterizedTest
    @MethodSource("some")
    void ends(CorpusEntry entry) {
        requireEnd(entry);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void endsAll(CorpusEntry entry) {
        requireEnd(entry);
    }

    private void requireEnd(CorpusEntry entry) {
        assertThat(Net.parse(entry.outcome(), database.majorVersion())).containsExactly(Net.BOX);
        Operation operation = entry.operation(database.governed())
                .statementTimeout(TIME)
                .deadline(DEADLINE)
                .build();
        Throwable end = catchThrowable(() -> database.governed().operations().execute(operation));
        assertThat(end)
                .isInstanceOfAny(
                        OperationTimeoutException.class,
                        OperationFailedException.class,
                        ResultTooLargeException.class,
                        ParameterException.class);
        assertThat(database.state()).isEqualTo(before);
    }
}
