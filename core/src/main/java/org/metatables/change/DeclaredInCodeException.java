package org.metatables.change;

import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.catalog.CatalogTable;

/** The change contradicts what the code of the table declares, which the next migration would put back. Nothing was written. */
public final class DeclaredInCodeException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    /**
     * The code says otherwise.
     *
     * @param what what the code declares, as the beginning of a sentence
     */
    public DeclaredInCodeException(CatalogTable table, String what) {
        super(Problem.of(what + " is declared by the code of the table.")
                .inTable(table.name().toString())
                .withUid(table.uid())
                .remedy("Nothing was written. Change it where it is declared, and run the migration."));
    }
}
