package org.metatables.operation.internal.analysis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.Problem;

/** What PostgreSQL says of a statement that gives a value to a column which it always generates, in our words. */
public final class GeneratedColumn {

    private static final String STATE = "428C9";
    private static final Pattern COLUMN = Pattern.compile("column \"(.+)\"");

    private GeneratedColumn() {}

    /** The problem; empty if the error is another one. */
    public static Optional<Problem> problem(String state, String message) {
        if (!state.equals(STATE)) {
            return Optional.empty();
        }
        Matcher column = COLUMN.matcher(message);
        return Optional.of(Problem.of("The statement gives a value to "
                        + (column.find() ? "the column " + column.group(1) : "a column")
                        + ", which PostgreSQL always generates.")
                .remedy(
                        "Leave the column out. An identity takes the values of an insert with OVERRIDING SYSTEM VALUE, and"
                                + " those of a bulk load with overridingSystemValue()."));
    }
}
