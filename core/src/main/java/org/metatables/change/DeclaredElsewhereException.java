package org.metatables.change;

import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.catalog.CatalogTable;

/**
 * The change contradicts what the definition of the table declares, which the next migration or registration would put back. Nothing
 * was written.
 */
public final class DeclaredElsewhereException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /**
     * The definition says otherwise.
     *
     * @param what what is declared, as the beginning of a sentence
     */
    DeclaredElsewhereException(CatalogTable table, String what) {
        super(Problem.of(what + " is declared with the table.")
                .inTable(table.name().toString())
                .withUid(table.uid())
                .remedy(
                        "Nothing was written. Change it where it is declared, in the entity or in the request that registers the"
                                + " table."));
    }
}
