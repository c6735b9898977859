package org.metatables.hibernate.boot;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.MigrationProvider;
import org.metatables.hibernate.extract.ExtractedTable;

/** An entity cannot be bound to a row of the catalog. */
public final class UnboundTableException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final String COMMAND = "Run the migration that makes it: mvn liquibase:update.";

    private UnboundTableException(Problem problem) {
        super(problem);
    }

    /** The tables have no row: they were never migrated, or in another database. */
    static UnboundTableException withoutRow(List<ExtractedTable> missing) {
        return first(
                missing.size() == 1
                        ? "The entity has no row in the catalog."
                        : missing.size() + " tables have no row in the catalog: " + names(missing) + ".",
                missing);
    }

    /** The rows are reserved: a migration has begun and not ended well. */
    static UnboundTableException reserved(List<ExtractedTable> reserved) {
        return first(
                "The catalog has reserved " + names(reserved) + ", but no migration has made it what its entity says.",
                reserved);
    }

    static UnboundTableException ofAnotherProvider(ExtractedTable table, CatalogTable row, MigrationProvider provider) {
        String owner = row.provider()
                .map(MigrationProvider::key)
                .orElseGet(() -> row.schemaManagementMode().wireName());
        return new UnboundTableException(Problem.of("The catalog's row belongs to " + owner
                        + ", and the entity to the provider " + provider.key() + ".")
                .at(table.place())
                .inTable(table.definition().name().toString())
                .withUid(row.uid())
                .remedy("Give the entity another table, or correct the settings metatables.project and"
                        + " metatables.provider.*."));
    }

    static UnboundTableException notAMetaTable(Class<?> entity, String known) {
        return new UnboundTableException(
                Problem.of("The class " + entity.getName() + " is no entity with a MetaTable of its own.")
                        .remedy(
                                known.isEmpty()
                                        ? "Annotate it with @MetaTable and run mvn liquibase:update; no entity is a MetaTable so far."
                                        : "Annotate it with @MetaTable and run mvn liquibase:update, or use one of "
                                                + known + "."));
    }

    private static UnboundTableException first(String summary, List<ExtractedTable> tables) {
        ExtractedTable first = tables.get(0);
        return new UnboundTableException(Problem.of(summary)
                .at(first.place())
                .inTable(first.definition().name().toString())
                .remedy(COMMAND));
    }

    private static String names(List<ExtractedTable> tables) {
        return String.join(
                ", ",
                tables.stream()
                        .map(table -> table.definition().name() + " (" + table.place() + ")")
                        .toList());
    }
}
