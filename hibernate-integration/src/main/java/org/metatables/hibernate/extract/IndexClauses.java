package org.metatables.hibernate.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.Index;

/**
 * What the {@code options} of an index say: the columns that are stored with it, and the condition of a partial index.
 *
 * @param include columns that are stored with the key but not part of it
 * @param predicate the condition, as SQL text
 */
record IndexClauses(List<String> include, Optional<String> predicate) {

    private static final Pattern CLAUSES = Pattern.compile("(?is)(?:include\\s*\\(([^)]*)\\)\\s*)?(?:where\\s+(.+))?");

    /**
     * Takes the text apart.
     *
     * @throws org.metatables.definition.InvalidDefinitionException if it says anything else
     */
    static IndexClauses parse(@Nullable String options, Place place) {
        Matcher clauses = CLAUSES.matcher(options == null ? "" : options.strip());
        if (!clauses.matches()) {
            throw place.invalid(
                    "An index has the options '" + options + "', which cannot be read.",
                    "Write 'include (columns)', 'where condition', or both in this order.");
        }
        List<String> include = Optional.ofNullable(clauses.group(1)).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(SqlNames::stored)
                .toList();
        return new IndexClauses(include, Optional.ofNullable(clauses.group(2)).map(String::strip));
    }

    Index index(Optional<String> name, List<Index.Part> parts, boolean unique) {
        return new Index(name, parts, unique, Index.DEFAULT_METHOD, include, predicate);
    }
}
