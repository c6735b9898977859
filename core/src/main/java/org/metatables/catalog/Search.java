package org.metatables.catalog;

import org.metatables.internal.StorableText;

/**
 * What to search for among the governed tables.
 *
 * <p>The text is taken as words: {@code AccountLimit}, {@code account_limit} and {@code account limit} ask for the same, and no
 * character in it means anything but itself. A word stands for itself, for words that contain it, and, where PostgreSQL has the
 * extension pg_trgm, for words that are spelt like it. Tables that have all words are found; if there is none, those that have
 * any.
 *
 * @param text the words, at most {@link #MAX_LENGTH} characters
 * @param scope where the words have to stand
 * @param filter among which tables to search
 * @param limit how many hits at most, from 1 to {@link #MAX_LIMIT}
 * @param candidates how many tables of each field compete for a rank, from 1 to {@link #MAX_CANDIDATES}: where a word is in more,
 *     it is open which of them are hits. Where the filter leaves at most 2,000 tables, all of them compete
 * @param minimumCloseness how much a known word has to be like the asked one, from 0 to 1, which is the same word; PostgreSQL's
 *     own {@code pg_trgm.similarity_threshold} bounds it from below
 * @param weights what makes the rank
 * @see Catalog#search
 */
public record Search(
        String text,
        SearchScope scope,
        CatalogFilter filter,
        int limit,
        int candidates,
        double minimumCloseness,
        SearchWeights weights) {

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 200;

    /** The highest {@link #limit()}. */
    public static final int MAX_LIMIT = 200;

    /** The highest {@link #candidates()}. */
    public static final int MAX_CANDIDATES = 10_000;

    private static final int DEFAULT_LIMIT = 20;
    private static final int DEFAULT_CANDIDATES = 200;
    private static final double DEFAULT_CLOSENESS = 0.3;

    /**
     * @throws InvalidSearchException if the text is blank, too long, or none that PostgreSQL can take
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public Search {
        if (text.isBlank()) {
            throw new InvalidSearchException("is blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidSearchException("is longer than " + MAX_LENGTH + " characters");
        }
        StorableText.fault(text).ifPresent(fault -> {
            throw new InvalidSearchException(fault);
        });
        requireWithin("limit", 1, limit, MAX_LIMIT);
        requireWithin("number of candidates", 1, candidates, MAX_CANDIDATES);
        requireWithin("minimum closeness", 0, minimumCloseness, 1);
    }

    /** A search for tables by identifier, physical name, labels, description and columns: the 20 best hits. */
    public static Search of(String text) {
        return new Search(
                text,
                SearchScope.EVERYWHERE,
                CatalogFilter.all(),
                DEFAULT_LIMIT,
                DEFAULT_CANDIDATES,
                DEFAULT_CLOSENESS,
                SearchWeights.DEFAULT);
    }

    /** A search for tables by the names of their columns: the 20 best hits. */
    public static Search ofColumns(String text) {
        return of(text).in(SearchScope.COLUMNS);
    }

    /** The same search, elsewhere. */
    public Search in(SearchScope other) {
        return new Search(text, other, filter, limit, candidates, minimumCloseness, weights);
    }

    /** The same search among other tables. */
    public Search among(CatalogFilter tables) {
        return new Search(text, scope, tables, limit, candidates, minimumCloseness, weights);
    }

    /** The same search with another limit. */
    public Search limit(int hits) {
        return new Search(text, scope, filter, hits, candidates, minimumCloseness, weights);
    }

    /** The same search with another number of candidates. */
    public Search candidates(int tables) {
        return new Search(text, scope, filter, limit, tables, minimumCloseness, weights);
    }

    /** The same search that forgives more, or less. */
    public Search minimumCloseness(double closeness) {
        return new Search(text, scope, filter, limit, candidates, closeness, weights);
    }

    /** The same search with another rank. */
    public Search weights(SearchWeights ofRank) {
        return new Search(text, scope, filter, limit, candidates, minimumCloseness, ofRank);
    }

    private static void requireWithin(String what, double least, double value, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("The " + what + " of a search is from " + plain(least) + " to "
                    + plain(most) + ", not " + plain(value) + ".");
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
