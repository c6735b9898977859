package org.metatables.naming;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metatables.Problem;

/**
 * The name of a table by its parts: the application, the concept, and for variants of one concept a suffix.
 *
 * <p>The reference system has the same rules, byte for byte (1.3 and 1.4 of its specification).
 *
 * @param app the application, normalised
 * @param concept what the table holds, normalised
 * @param suffix what tells the table from others of the same concept, normalised
 */
public record SchemaTableName(String app, String concept, Optional<String> suffix) {

    private static final Pattern NORMAL = Pattern.compile("[a-z0-9_]+");

    public SchemaTableName {
        requireNormal(app);
        requireNormal(concept);
        suffix.ifPresent(SchemaTableName::requireNormal);
    }

    /**
     * A table of a concept.
     *
     * @throws InvalidNameException if a part has no letter and no number
     */
    public static SchemaTableName of(String app, String concept) {
        return new SchemaTableName(
                Identifiers.normalisePart(app), Identifiers.normalisePart(concept), Optional.empty());
    }

    /**
     * A variant of a table.
     *
     * @throws InvalidNameException if a part has no letter and no number
     */
    public static SchemaTableName of(String app, String concept, String suffix) {
        return new SchemaTableName(
                Identifiers.normalisePart(app),
                Identifiers.normalisePart(concept),
                Optional.of(Identifiers.normalisePart(suffix)));
    }

    /**
     * The parts of a name, taken apart at each {@code __}; all from the third on is the suffix.
     *
     * @throws InvalidNameException if the name has fewer than two parts, or an empty one
     */
    public static SchemaTableName parse(String name) {
        List<String> pieces = Identifiers.pieces(name);
        if (pieces.size() < 2) {
            throw new InvalidNameException(
                    Problem.of("The table name '" + name + "' does not say which application it belongs to.")
                            .remedy("Name tables <application>__<concept>."));
        }
        Optional<String> suffix = pieces.size() == 2
                ? Optional.empty()
                : Optional.of(String.join(Identifiers.SEPARATOR, pieces.subList(2, pieces.size())));
        return new SchemaTableName(pieces.get(0), pieces.get(1), suffix);
    }

    /**
     * The table's name in the database, at most {@value Identifiers#MAX_LENGTH} bytes.
     *
     * <p>The application is never shortened. The beginning of the concept and the end of the suffix are kept, and a
     * digest of the whole stands between them.
     *
     * @throws InvalidNameException if the application is so long that no room is left for the rest
     */
    public String physicalName() {
        String candidate = suffix.map(end -> String.join(Identifiers.SEPARATOR, app, concept, end))
                .orElse(app + Identifiers.SEPARATOR + concept);
        return candidate.length() <= Identifiers.MAX_LENGTH ? candidate : shortened(candidate);
    }

    private String shortened(String candidate) {
        String head = app + Identifiers.SEPARATOR;
        String marker = Identifiers.marker(candidate);
        int room = Identifiers.MAX_LENGTH - head.length() - marker.length();
        if (suffix.isEmpty()) {
            return head + Identifiers.headOf(concept, atLeast(1, room)) + marker;
        }
        String end = suffix.get();
        int rest = atLeast(2, room - Identifiers.SEPARATOR.length());
        int ofSuffix = Math.min(end.length(), Math.max(1, rest / 2));
        int ofConcept = rest - ofSuffix;
        if (ofConcept > concept.length()) {
            ofSuffix = Math.min(end.length(), ofSuffix + ofConcept - concept.length());
            ofConcept = concept.length();
        }
        String tail = Identifiers.stripUnderscores(end.substring(end.length() - ofSuffix));
        return head + Identifiers.headOf(concept, ofConcept) + marker + Identifiers.SEPARATOR + tail;
    }

    private static void requireNormal(String part) {
        if (!NORMAL.matcher(part).matches()) {
            throw new InvalidNameException(
                    Problem.of("The part '" + part + "' of a table name is not in its normal form.")
                            .remedy("Make the name with SchemaTableName.of(...), which normalises its parts."));
        }
    }

    private int atLeast(int needed, int room) {
        if (room < needed) {
            throw new InvalidNameException(Problem.of(
                            "The application name '" + app + "' is too long: no room is left for the table's own name.")
                    .remedy("Choose an application or project name of at most 46 characters."));
        }
        return room;
    }
}
