package org.metatables.operation.internal.execution;

import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.analysis.AnalysedStatement;
import org.metatables.operation.internal.analysis.TypeHints;
import org.metatables.operation.internal.text.StatementText;

/**
 * A statement that was read and judged: what need not be done twice.
 *
 * @param text the text
 * @param statement what PostgreSQL said about it
 * @param messages what carries it to the server
 */
record Plan(StatementText text, AnalysedStatement statement, Messages messages) {

    private static final int KILOBYTE = 1_024;

    /** All that the verdict depends on. */
    record Key(String sql, ParameterStyle style, TypeHints hints, GovernedScope.Meaning scope) {

        /** How much of the memory for plans it takes: 1 for each kilobyte of text that was begun. */
        int weight() {
            return 1 + sql.length() / KILOBYTE;
        }
    }
}
