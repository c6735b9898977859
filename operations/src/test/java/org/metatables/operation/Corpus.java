package org.metatables.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the files of the corpus. An entry has a line with its name, a line that says what its operation declares and
 * what must come of it, and the statement itself, as many lines as it takes:
 *
 * <pre>
 * == The name
 * update reads account_limit writes account since 17: analysis, boundary
 * update account set ...
 * </pre>
 *
 * <p>Where no table is declared, it is the table {@code account}, with write access if the kind writes.
 */
final class Corpus {

    static final String[] HOSTILE = {
        "hostile-relations",
        "hostile-writes",
        "hostile-text",
        "hostile-functions",
        "hostile-types",
        "hostile-cascades",
        "hostile-catalog",
        "hostile-places",
        "hostile-language"
    };
    static final String[] LOAD = {"hostile-load"};
    static final String[] BENIGN = {
        "benign-queries",
        "benign-functions",
        "benign-writes",
        "benign-text",
        "benign-cascades",
        "benign-reports",
        "benign-hibernate"
    };

    private static final Pattern DECLARATION = Pattern.compile(
            "(?<kind>\\w+)(?: reads (?<reads>.*?))?(?: writes (?<writes>.*?))?(?: since (?<since>\\d+))?: (?<outcome>.*)");
    private static final Pattern BETWEEN_ENTRIES = Pattern.compile("(?m)^== ");
    private static final List<String> ACCOUNT = List.of("account");

    private Corpus() {}

    /** The entries of files in their order. */
    static List<CorpusEntry> read(String... files) {
        return Arrays.stream(files)
                .map(file -> GovernedDatabase.resource("corpus/" + file + ".txt"))
                .flatMap(text -> Arrays.stream(BETWEEN_ENTRIES.split(text)).skip(1))
                .map(Corpus::entry)
                .toList();
    }

    /** Every so many-th of the entries of files: for every day, where all take too long. */
    static List<CorpusEntry> some(int stride, String... files) {
        List<CorpusEntry> all = read(files);
        return IntStream.range(0, all.size())
                .filter(number -> number % stride == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static CorpusEntry entry(String text) {
        String[] parts = text.split("\n", 3);
        Matcher declaration = DECLARATION.matcher(parts[1]);
        if (!declaration.matches()) {
            throw new IllegalArgumentException("Not a declaration: " + parts[1]);
        }
        OperationKind kind = OperationKind.valueOf(declaration.group("kind").toUpperCase(Locale.ROOT));
        List<String> reads = tables(declaration.group("reads"));
        List<String> writes = tables(declaration.group("writes"));
        boolean none = reads.isEmpty() && writes.isEmpty();
        String since = declaration.group("since");
        return new CorpusEntry(
                parts[0],
                kind,
                none && !kind.writes() ? ACCOUNT : reads,
                none && kind.writes() ? ACCOUNT : writes,
                since == null ? 0 : Integer.parseInt(since),
                declaration.group("outcome"),
                parts[2].strip());
    }

    private static List<String> tables(String names) {
        return names == null ? List.of() : List.of(names.split(", "));
    }
}
