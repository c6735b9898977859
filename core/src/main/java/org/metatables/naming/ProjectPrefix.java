package org.metatables.naming;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The prefix that the names of a project's tables and sequences carry.
 *
 * <p>An authored {@code concept} or {@code concept__suffix} becomes the {@linkplain SchemaTableName name} that the
 * reference system gives to the same parts.
 *
 * @param project the project, normalised
 * @param baseline the names that stay as authored
 */
public record ProjectPrefix(String project, BaselineNames baseline) {

    private static final Pattern NORMAL = Pattern.compile("[a-z0-9_]+");

    /** @throws InvalidNameException if the project's name has no letter and no number */
    public ProjectPrefix {
        project = Identifiers.normalisePart(project);
    }

    /**
     * The prefix of a project whose names all carry it.
     *
     * @throws InvalidNameException if the project's name has no letter and no number
     */
    public ProjectPrefix(String project) {
        this(project, BaselineNames.none());
    }

    /**
     * The name with the prefix, at most {@value Identifiers#MAX_LENGTH} bytes.
     *
     * <p>A name that has the prefix keeps it and gets no second one, so applying the prefix again changes nothing. A name
     * of the baseline stays as it is.
     *
     * @throws InvalidNameException if the name has no letter and no number, or the project's name leaves no room for it
     */
    public String apply(String authoredName) {
        if (baseline.contains(authoredName)) {
            return authoredName;
        }
        String prefix = project + Identifiers.SEPARATOR;
        if (!authoredName.startsWith(prefix) || authoredName.equals(prefix)) {
            return named(authoredName).physicalName();
        }
        // A name that was cut may have a part that begins with a digit: normalising it once more would change it.
        boolean done = authoredName.length() <= Identifiers.MAX_LENGTH
                && NORMAL.matcher(authoredName).matches();
        return done
                ? authoredName
                : named(authoredName.substring(prefix.length())).physicalName();
    }

    private SchemaTableName named(String ownName) {
        List<String> pieces = Arrays.stream(ownName.split(Identifiers.SEPARATOR))
                .filter(Identifiers::saysSomething)
                .toList();
        if (pieces.size() < 2) {
            return SchemaTableName.of(project, pieces.isEmpty() ? ownName : pieces.get(0));
        }
        return SchemaTableName.of(project, pieces.get(0), String.join("_", pieces.subList(1, pieces.size())));
    }
}
