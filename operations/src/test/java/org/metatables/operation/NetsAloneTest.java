package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/**
 * Each net alone, with the others switched off, stops the statements that the files of the corpus say it stops. What was seen is
 * written as a table to {@code target/nets.md}.
 */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetsAloneTest {

    private static final int EVERY_DAY = 20;

    private final Map<CorpusEntry, Set<Net>> seen = new LinkedHashMap<>();
    private CorpusDatabase database;
    private NetsAlone nets;
    private String before;

    @BeforeAll
    void open(TestDatabase fresh) throws SQLException {
        database = new CorpusDatabase(fresh);
        nets = new NetsAlone(fresh, database.governed());
        before = database.state();
    }

    @AfterAll
    void close() throws SQLException, IOException {
        nets.close();
        database.close();
        Files.writeString(Path.of("target", "nets.md"), table());
    }

    static List<CorpusEntry> some() {
        return Corpus.some(EVERY_DAY, Corpus.HOSTILE);
    }

    static List<CorpusEntry> all() {
        return Corpus.read(Corpus.HOSTILE);
    }

    @ParameterizedTest
    @MethodSource("some")
    void stops(CorpusEntry entry) throws SQLException {
        requireNets(entry);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void stopsAll(CorpusEntry entry) throws SQLException {
        requireNets(entry);
    }

    private void requireNets(CorpusEntry entry) throws SQLException {
        assumeThat(database.majorVersion()).isGreaterThanOrEqualTo(entry.since());
        Set<Net> stopping = nets.stopping(entry);
        seen.put(entry, stopping);
        if (stopping.contains(Net.BOUNDARY)) {
            assertThat(nets.answersWithinTheBoundary()).noneMatch(answer -> answer.contains(CorpusDatabase.SECRET));
        }
        if (!database.state().equals(before)) {
            // A sequence does not go back with its transaction, and several statements may end it.
            database.restore();
        }
        assertThat(stopping).isEqualTo(Net.parse(entry.outcome(), database.majorVersion()));
    }

    private String table() {
        return seen.entrySet().stream()
                .map(each -> "| " + each.getKey().name() + " | "
                        + Arrays.stream(Net.values())
                                .map(net -> each.getValue().contains(net) ? "stops" : "")
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining(
                        "", "| statement | text | analysis | boundary | box |\n|---|---|---|---|---|\n", ""));
    }
}
