package org.metatables.operation.internal.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One statement that passed the text gate, in the forms that its readers need.
 *
 * @param jdbc the text for the driver: {@code ?} for each place of a parameter, {@code ??} for a question mark
 * @param sent what the driver sends: {@code $1}, {@code $2} and so on, one for each place
 * @param unified the same with one number for each name, from which PostgreSQL can tell the types
 * @param places the name of the parameter at each place
 * @param words the names and literals in it
 */
public record StatementText(String jdbc, Rendering sent, Rendering unified, List<String> places, Words words) {

    /** The same statement with words of ours before it, for the server; what was analysed stays as it is. */
    public StatementText after(String prefix) {
        return new StatementText(prefix + jdbc, sent.after(prefix), unified, places, words);
    }

    /**
     * What is sent with other numbers at its places. Each has as many digits as before, so that every character stands where it stood.
     *
     * @param numbers the number for each place, none greater than that of the place
     */
    public Rendering sentWith(List<Integer> numbers) {
        StringBuilder sql = new StringBuilder(sent.sql());
        int place = 0;
        for (int token : words.parameters()) {
            int start = sent.starts()[token] + 1;
            int digits = Integer.toString(place + 1).length();
            sql.replace(start, start + digits, ("%0" + digits + "d").formatted(numbers.get(place)));
            place++;
        }
        return new Rendering(sql.toString(), sent.starts(), sent.origins());
    }

    /** The names of the parameters, whatever their order. */
    public Set<String> used() {
        return Set.copyOf(places);
    }

    /** The names of the parameters in order of first appearance: the numbers of the unified text. */
    public List<String> names() {
        return List.copyOf(new LinkedHashSet<>(places));
    }
}
