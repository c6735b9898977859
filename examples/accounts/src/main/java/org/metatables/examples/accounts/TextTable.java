package org.metatables.examples.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text under a heading, in columns that are as wide as they need to be. */
final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... heading) {
        row((Object[]) heading);
    }

    TextTable row(Object... cells) {
        lines.add(IntStream.range(0, cells.length)
                .mapToObj(index -> String.valueOf(cells[index]))
                .toList());
        return this;
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> text = new ArrayList<>();
        for (List<String> line : lines) {
            text.add(IntStream.range(0, widths.length)
                    .mapToObj(column -> pad(line.get(column), widths[column], ' '))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
        text.add(1, IntStream.of(widths).mapToObj(width -> pad("", width, '-')).collect(Collectors.joining("  ")));
        return text.stream().map(line -> "    " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String pad(String text, int width, char filler) {
        return text + String.valueOf(filler).repeat(width - text.length());
    }
}
