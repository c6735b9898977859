package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** All nets together: honest statements run, however much they look like hostile ones, and do what they say. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenignCorpusTest {

    private static final int EVERY_DAY = 2;

    private CorpusDatabase database;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new CorpusDatabase(fresh);
    }

    @AfterAll
    void close() {
        database.close();
    }

    static List<CorpusEntry> some() {
        return Corpus.some(EVERY_DAY, Corpus.BENIGN);
    }

    static List<CorpusEntry> all() {
        return Corpus.read(Corpus.BENIGN);
    }

    @ParameterizedTest
    @MethodSource("some")
    void allows(CorpusEntry entry) {
        requireOutcome(entry);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void allowsAll(CorpusEntry entry) {
        requireOutcome(entry);
    }

    private void requireOutcome(CorpusEntry entry) {
        assumeThat(database.majorVersion()).isGreaterThanOrEqualTo(entry.since());
        OperationResult result = database.governed().execute(entry.operation(database.governed()));
        if (entry.kind().writes()) {
            database.restore();
        }
        assertThat(outcome(result, entry.outcome())).isEqualTo(entry.outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 500})
    void allowsStatementsThatAreLongAndDeep(int size) {
        String literals = IntStream.range(0, 6 * size).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String sum = "1" + " + 1".repeat(size);
        String union = "select 1 as n" + " union all select 1".repeat(size / 2);
        String nested = "(select ".repeat(size / 10) + "1" + ")".repeat(size / 10);
        List.of(
                        "select count(*) from account where visits in (" + literals + ")",
                        "select " + sum,
                        "select count(*) from (" + union + ") u",
                        "select " + nested,
                        "select code from account where " + "code = 'x' or ".repeat(size) + "true")
                .forEach(sql -> assertThatCode(() -> database.governed()
                                .execute(new OperationBuilder(OperationKind.SELECT, sql)
                                        .read(database.governed().account())))
                        .doesNotThrowAnyException());
    }

    /** What came of a statement, written as the file writes it: the rows themselves, or only their number. */
    private static String outcome(OperationResult result, String expected) {
        if (!result.returnsRows()) {
            return result.rowCount() + " written";
        }
        return expected.matches("\\d+ rows")
                ? result.rows().size() + " rows"
                : result.rows().stream().map(BenignCorpusTest::values).collect(Collectors.joining("; "));
    }

    private static String values(Row row) {
        return row.columns().stream().map(column -> row.text(column).orElse("")).collect(Collectors.joining("|"));
    }
}
