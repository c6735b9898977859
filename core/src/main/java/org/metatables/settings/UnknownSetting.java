package org.metatables.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A name that is written like that of a setting, and that no setting has.
 *
 * @param name the name, as it was given
 * @param meant the setting that is spelt almost the same, if there is one
 */
public record UnknownSetting(String name, Optional<String> meant) {

    private static final int MOST_SLIPS = 2;

    /** Those of the names that no setting has. */
    public static List<UnknownSetting> among(Collection<String> names) {
        return among(names, SettingNames.ALL);
    }

    /** Those of the names that are not known, whatever their case; in order. */
    public static List<UnknownSetting> among(Collection<String> names, Collection<String> known) {
        return names.stream()
                .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
                .sorted()
                .map(name -> new UnknownSetting(name, nearest(name, known)))
                .toList();
    }

    /** What is wrong, as an English sentence, and what may be meant. */
    public String sentence() {
        return "There is no setting " + name + "."
                + meant.map(setting -> " Did you mean " + setting + "?").orElse("");
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(setting -> slips(name, setting) <= MOST_SLIPS)
                .min(Comparator.<String>comparingInt(setting -> slips(name, setting))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, taken away or replaced: Levenshtein's distance. */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
