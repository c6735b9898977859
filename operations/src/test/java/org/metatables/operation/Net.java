package org.metatables.operation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the nets that an operation passes through, as the files of the corpus name it. */
enum Net {
    /** The text gate, and the proof that the driver sends what was analysed. */
    TEXT,
    /** The analysis by PostgreSQL's parse tree. */
    ANALYSIS,
    /** The role of the scope. */
    BOUNDARY,
    /** Read-only transactions, time-outs, caps. */
    BOX;

    private static final Pattern ITEM =
            Pattern.compile("(?<net>\\w+)(?: from (?<from>\\d+))?(?: until (?<until>\\d+))?");

    /** The nets of a list such as {@code analysis, box from 16}, on one version of PostgreSQL. */
    static Set<Net> parse(String names, int major) {
        Set<Net> nets = EnumSet.noneOf(Net.class);
        Matcher item = ITEM.matcher(names);
        while (item.find()) {
            int from = item.group("from") == null ? 0 : Integer.parseInt(item.group("from"));
            int until = item.group("until") == null ? Integer.MAX_VALUE : Integer.parseInt(item.group("until"));
            if (from <= major && major <= until) {
                nets.add(valueOf(item.group("net").toUpperCase(Locale.ROOT)));
            }
        }
        return nets;
    }
}
