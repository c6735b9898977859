package org.metatables.hibernate.extract;

import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;

/**
 * The check that Hibernate puts on a column that holds an embeddable as a document: what the embeddable's own columns
 * forbid.
 *
 * <p>Only Hibernate's own exporter knows its text, so it is asked.
 */
final class DocumentChecks extends StandardTableExporter {

    private static final String START = ", check (";
    private static final Set<Integer> ARRAYS = Set.of(
            SqlTypes.ARRAY, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY, SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE);

    DocumentChecks(Dialect dialect) {
        super(dialect);
    }

    /** The condition, where the column holds an embeddable that forbids something. */
    Optional<String> of(Column column) {
        if (!(column instanceof AggregateColumn document) || isArray(document)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        applyAggregateColumnCheck(text, document);
        return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(START.length(), text.length() - 1));
    }

    private static boolean isArray(AggregateColumn column) {
        JdbcMapping mapping = column.getType();
        return ARRAYS.contains(mapping.getJdbcType().getDefaultSqlTypeCode());
    }
}
