package org.metatables.drift.internal;

import java.util.List;
import java.util.Optional;

/** PostgreSQL's answer to a {@link Probe}. */
public sealed interface NormalForm {

    /**
     * Its own wording.
     *
     * @param type the type of a column
     * @param expression the default, the generated expression, the condition of a check or of a partial index
     * @param parts the columns that a check reads; the parts of an index
     */
    record Known(Optional<String> type, Optional<String> expression, List<String> parts) implements NormalForm {

        public Known {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A refusal.
     *
     * @param sqlState its SQLSTATE
     * @param message what PostgreSQL said
     */
    record Refused(String sqlState, String message) implements NormalForm {

        private static final String UNDEFINED_OBJECT = "42704";
        private static final String UNDEFINED_SCHEMA = "3F000";

        /** Whether the text names a type, or the schema of one, that the database does not have. */
        public boolean nothingOfThatName() {
            return sqlState.equals(UNDEFINED_OBJECT) || sqlState.equals(UNDEFINED_SCHEMA);
        }
    }
}
