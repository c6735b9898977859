package org.metatables.operation.internal.text;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the wire taken apart: {@code %(name)s} and {@code %s} are places of parameters, {@code %%} is a percent
 * sign wherever it stands, also in a literal.
 *
 * @param sql the text without them
 * @param places the names of the parameters by position in the text
 * @param origins where each character of the text, and its end, stood in the wire text
 */
record Pyformat(String sql, TreeMap<Integer, String> places, int[] origins) {

    private static final Pattern PERCENT = Pattern.compile("%(?:(%)|\\(([A-Za-z_][A-Za-z0-9_]*)\\)s|(s))?");

    static Pyformat of(String wire) {
        StringBuilder sql = new StringBuilder();
        TreeMap<Integer, String> places = new TreeMap<>();
        int[] origins = new int[wire.length() + 1];
        Matcher percent = PERCENT.matcher(wire);
        int from = 0;
        int positional = 0;
        while (percent.find()) {
            copy(wire, from, percent.start(), sql, origins);
            from = percent.end();
            if (percent.group(1) != null) {
                copy(wire, percent.start(), percent.start() + 1, sql, origins);
                continue;
            }
            String name = percent.group(2);
            if (name == null && percent.group(3) == null) {
                throw new UnreadableText("A percent sign stands alone; write %% for it", percent.start());
            }
            origins[sql.length()] = percent.start();
            String place = name != null ? name : Integer.toString(positional++);
            if (places.put(sql.length(), place) != null) {
                throw new UnreadableText("Two parameters touch each other", percent.start());
            }
        }
        copy(wire, from, wire.length(), sql, origins);
        origins[sql.length()] = places.containsKey(sql.length()) ? origins[sql.length()] : wire.length();
        return new Pyformat(sql.toString(), places, origins);
    }

    private static void copy(String wire, int from, int to, StringBuilder sql, int[] origins) {
        for (int index = from; index < to; index++) {
            origins[sql.length()] = index;
            sql.append(wire.charAt(index));
        }
    }
}
