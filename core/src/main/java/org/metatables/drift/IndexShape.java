package org.metatables.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.definition.Index;
import org.metatables.drift.internal.NormalForm;
import org.metatables.physical.PhysicalIndex;

/**
 * What an index is, apart from its name: two indexes of one shape serve the same queries.
 *
 * @param method the access method
 * @param parts what it indexes, in order, in PostgreSQL's words
 * @param include the columns that are stored with the key
 * @param predicate the condition of a partial index, in PostgreSQL's words
 */
record IndexShape(String method, List<PhysicalIndex.Part> parts, Set<String> include, Optional<String> predicate) {

    static IndexShape of(PhysicalIndex index) {
        return new IndexShape(index.method(), index.parts(), new HashSet<>(index.include()), index.predicate());
    }

    /** The shape of a declared index whose columns are all that it has. */
    static IndexShape of(Index index) {
        return of(index, index.columns(), index.predicate());
    }

    /** The shape of a declared index with expressions or a condition, of which PostgreSQL has given its wording. */
    static IndexShape of(Index index, NormalForm.Known form) {
        return of(index, form.parts(), form.expression());
    }

    private static IndexShape of(Index index, List<String> texts, Optional<String> predicate) {
        List<PhysicalIndex.Part> parts = new ArrayList<>();
        for (int i = 0; i < index.parts().size(); i++) {
            Index.Part part = index.parts().get(i);
            // PostgreSQL's default: nulls are larger than any value.
            boolean nullsFirst =
                    part.nulls().map(place -> place.equalsIgnoreCase("first")).orElse(part.descending());
            parts.add(new PhysicalIndex.Part(
                    part.expression() ? texts.get(i) : part.text(), part.expression(), part.descending(), nullsFirst));
        }
        return new IndexShape(index.method(), parts, new HashSet<>(index.include()), predicate);
    }

    /** The shape as SQL writes it: {@code btree (region DESC) WHERE (region IS NOT NULL)}. */
    String words() {
        String keys = parts.stream().map(IndexShape::words).collect(Collectors.joining(", ", " (", ")"));
        String stored = include.isEmpty() ? "" : " INCLUDE (" + String.join(", ", include) + ")";
        return method
                + keys
                + stored
                + predicate.map(condition -> " WHERE " + condition).orElse("");
    }

    private static String words(PhysicalIndex.Part part) {
        String order = part.descending() ? " DESC" : "";
        boolean usual = part.nullsFirst() == part.descending();
        return part.text() + order + (usual ? "" : part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }
}
