package org.metatables.catalog;

/**
 * What makes the rank of a hit: the sum of its closeness and its relevance, each times its weight.
 *
 * @param closeness the weight of how much the words of the table are like the asked ones, which is 1 where they are the same
 * @param relevance the weight of where they stand, as PostgreSQL's full text search ranks it: names before labels, labels before the
 *     description, that before columns; 1 where the whole name is what was asked for
 */
public record SearchWeights(double closeness, double relevance) {

    /**
     * 0.65 and 0.35: the weights of trigrams and of meaning in the reference system (7.4 of the specification); here relevance
     * takes the place of meaning.
     */
    public static final SearchWeights DEFAULT = new SearchWeights(0.65, 0.35);

    /** @throws IllegalArgumentException if a weight is negative or not a number */
    public SearchWeights {
        if (!(closeness >= 0 && relevance >= 0 && Double.isFinite(closeness + relevance))) {
            throw new IllegalArgumentException("The weights of a search are numbers that are not negative.");
        }
    }
}
