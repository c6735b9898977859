package org.metatables.hibernate.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.definition.ColumnValue;

/**
 * What a {@code columnDefinition} says: the type, and then perhaps where values come from and that they are never null.
 *
 * @param type the type alone
 * @param value where values come from, if the text says so
 * @param notNull whether the text forbids null
 */
record ColumnClauses(String type, Optional<ColumnValue> value, boolean notNull) {

    private static final Pattern NULLS = Pattern.compile("(?i)\\s+(not\\s+)?null\\s*$");
    private static final Pattern IDENTITY =
            Pattern.compile("(?i)\\s+generated\\s+by\\s+default\\s+as\\s+identity\\s*$");
    private static final Pattern GENERATED =
            Pattern.compile("(?is)\\s+generated\\s+always\\s+as\\s*\\((.*)\\)\\s*stored\\s*$");
    private static final Pattern DEFAULT = Pattern.compile("(?is)\\s+default\\s+(.+)$");
    private static final Pattern OTHER = Pattern.compile(
            "(?i)\\b(generated|identity|unique|primary|references|check|collate|constraint|storage|compression"
                    + "|(?:small|big)?serial\\d?)\\b");

    /**
     * Takes the text apart.
     *
     * @throws org.metatables.definition.InvalidDefinitionException if it says anything else
     */
    static ColumnClauses parse(String text, Place place) {
        String rest = text.strip();
        Matcher nulls = NULLS.matcher(rest);
        boolean notNull = nulls.find() && nulls.group(1) != null;
        rest = nulls.replaceFirst("");
        Optional<ColumnValue> value = Optional.empty();
        if (IDENTITY.matcher(rest).find()) {
            value = Optional.of(new ColumnValue.Identity());
            rest = IDENTITY.matcher(rest).replaceFirst("");
        }
        Matcher generated = GENERATED.matcher(rest);
        if (generated.find()) {
            value = Optional.of(new ColumnValue.Generated(generated.group(1).strip()));
            rest = rest.substring(0, generated.start());
        }
        Matcher byDefault = DEFAULT.matcher(rest);
        if (byDefault.find()) {
            value = Optional.of(new ColumnValue.Default(byDefault.group(1).strip()));
            rest = rest.substring(0, byDefault.start());
        }
        Matcher other = OTHER.matcher(rest);
        if (other.find()) {
            throw place.invalid(
                    "The column definition '" + text + "' says '" + other.group()
                            + "', which cannot be read from such a text.",
                    "Declare it with an annotation: @GeneratedValue, @Column(unique = true), @Check, @ForeignKey.");
        }
        return new ColumnClauses(rest.strip(), value, notNull);
    }
}
