package org.metatables.hibernate.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.ForeignKey.Action;

/**
 * What stands in the DDL of a foreign key after its target: its actions, and when it is checked.
 *
 * @param onDelete what happens when the target row is deleted, if the text says so
 * @param onUpdate what happens when the target key changes
 * @param deferrable whether the check can wait for the end of the transaction
 * @param initiallyDeferred whether it does so unless told otherwise
 */
record ForeignKeyClauses(Optional<Action> onDelete, Action onUpdate, boolean deferrable, boolean initiallyDeferred) {

    private static final String ACTION = "(no action|restrict|cascade|set null|set default)";
    private static final Pattern CLAUSES = Pattern.compile("(?:on delete " + ACTION + " ?)?(?:on update " + ACTION
            + " ?)?(not deferrable ?|deferrable ?)?(initially deferred|initially immediate)?");
    private static final Pattern DEFINITION =
            Pattern.compile("foreign key ?\\([^)]*\\) ?references [^( ]+ ?(?:\\([^)]*\\) ?)?(.*)");

    /**
     * Takes apart the {@code options} of a {@code @ForeignKey}.
     *
     * @throws org.metatables.definition.InvalidDefinitionException if they say anything else
     */
    static ForeignKeyClauses parse(@Nullable String options, Place place) {
        String text = spaced(options);
        Matcher clauses = CLAUSES.matcher(text);
        if (!clauses.matches()) {
            throw place.invalid(
                    "A foreign key has the options '" + text + "', which cannot be read.",
                    "Write, in this order and each only if needed: 'on delete action', 'on update action',"
                            + " 'deferrable', 'initially deferred'.");
        }
        boolean initiallyDeferred = "initially deferred".equals(clauses.group(4));
        String deferrable = clauses.group(3);
        return new ForeignKeyClauses(
                action(clauses.group(1)),
                action(clauses.group(2)).orElse(Action.NO_ACTION),
                initiallyDeferred || deferrable != null && deferrable.startsWith("deferrable"),
                initiallyDeferred);
    }

    /**
     * Takes apart a {@code foreignKeyDefinition}: {@code foreign key (columns) references table (columns)} and what
     * follows.
     * Columns and target are those of the mapping.
     *
     * @throws org.metatables.definition.InvalidDefinitionException if it says anything else
     */
    static ForeignKeyClauses parseDefinition(String definition, Place place) {
        Matcher whole = DEFINITION.matcher(spaced(definition));
        if (!whole.matches()) {
            throw place.invalid(
                    "The foreign key definition '" + definition + "' cannot be read.",
                    "Write 'foreign key (columns) references table (columns)' and then its actions, or use"
                            + " @OnDelete and @ForeignKey(options).");
        }
        return parse(whole.group(1), place);
    }

    private static Optional<Action> action(@Nullable String words) {
        return Optional.ofNullable(words)
                .map(text -> Action.valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private static String spaced(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
