package org.metatables.ddl;

import java.util.stream.Collectors;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.ConstraintNames;
import org.metatables.naming.PhysicalName;

/** The statement that makes an index. */
final class IndexSql {

    private IndexSql() {}

    static String create(TableDefinition table, Index index, SqlNames names) {
        return "create " + (index.unique() ? "unique " : "") + "index "
                + names.clause(
                        "",
                        index.name(),
                        () -> ConstraintNames.index(table.name().table(), index.columns(), index.unique()))
                + "on " + table.name().quoted() + " using " + PhysicalName.quote(index.method())
                + index.parts().stream().map(IndexSql::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.include().isEmpty() ? "" : " include " + SqlNames.columns(index.include()))
                + index.predicate()
                        .map(condition -> " where (" + condition + ")")
                        .orElse("");
    }

    private static String part(Index.Part part) {
        return (part.expression() ? "(" + part.text() + ")" : PhysicalName.quote(part.text()))
                + (part.descending() ? " desc" : "")
                + part.nulls()
                        .map(place -> place.equalsIgnoreCase("first") ? " nulls first" : " nulls last")
                        .orElse("");
    }
}
