package org.metatables.hibernate.query.internal;

import java.util.List;
import org.metatables.Problem;
import org.metatables.hibernate.query.UnsupportedQueryException;
import org.metatables.hibernate.query.internal.StatementOutline.Verb;
import org.metatables.operation.OperationKind;
import org.metatables.operation.ScopeTable;
import org.metatables.operation.internal.text.JdbcText;

/**
 * What does not depend on the values of a statement: the same text always becomes the same operation.
 *
 * @param sql the text with named parameters
 * @param kind what the operation declares
 * @param scope the MetaTables that the text names
 * @param limited whether the text limits its rows
 */
record CompiledText(String sql, OperationKind kind, List<ScopeTable> scope, boolean limited) {

    static CompiledText of(String jdbc, EntityTables tables) {
        JdbcText text = JdbcText.read(jdbc);
        StatementOutline outline = StatementOutline.of(text.pieces());
        boolean deletes = outline.verbs().contains(Verb.DELETE);
        return new CompiledText(
                text.named(), kind(outline), tables.scope(outline.mentions(), deletes), outline.limited());
    }

    private static OperationKind kind(StatementOutline outline) {
        if (outline.verbs().isEmpty()) {
            return OperationKind.SELECT;
        } else if (outline.verbs().size() == 1) {
            return OperationKind.valueOf(outline.verbs().iterator().next().name());
        } else if (!outline.verbs().contains(Verb.DELETE)) {
            return OperationKind.UPSERT;
        }
        throw new UnsupportedQueryException(Problem.of("Hibernate writes the query as one statement that does several"
                        + " things at once: " + outline.verbs() + ".")
                .remedy("An operation is of one kind: write its steps as queries of their own."));
    }
}
