package org.metatables.catalog;

import java.util.List;

/**
 * A table that a search found.
 *
 * @param table the table
 * @param rank how well it fits; from 0 to 1 with the {@linkplain SearchWeights#DEFAULT default weights}
 * @param matches what was found in it, by field and word
 */
public record SearchHit(CatalogTable table, double rank, List<SearchMatch> matches) {

    public SearchHit {
        matches = List.copyOf(matches);
    }

    /** The columns in whose names something was found. */
    public List<String> columns() {
        return matches.stream()
                .filter(match -> match.field() == SearchField.COLUMN)
                .map(SearchMatch::found)
                .distinct()
                .toList();
    }
}
