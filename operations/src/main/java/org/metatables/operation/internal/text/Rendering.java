package org.metatables.operation.internal.text;

import java.util.Arrays;

/**
 * A text made of the tokens of another, and the way back.
 *
 * @param sql the text
 * @param starts where each token starts in it
 * @param origins where each token starts in what the caller wrote
 */
public record Rendering(String sql, int[] starts, int[] origins) {

    /** The same text with another one before it. */
    Rendering after(String prefix) {
        int[] moved =
                Arrays.stream(starts).map(start -> start + prefix.length()).toArray();
        return new Rendering(prefix + sql, moved, origins);
    }

    /** The character in the caller's text, counted from 1, of a character in this one, counted from 1. */
    public int originOf(int position) {
        int token = tokenAt(position);
        return origins.length == 0 ? position : origins[token] + (position - 1 - starts[token]) + 1;
    }

    /** The index of the token that a character of this text, counted from 1, belongs to. */
    public int tokenAt(int position) {
        int found = Arrays.binarySearch(starts, position - 1);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    @Override
    public String toString() {
        return sql;
    }
}
