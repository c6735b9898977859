package org.metatables.datasource;

import org.metatables.Problem;

/** A data source is known by name alone: no physical database stands behind it. */
public final class NoPhysicalDatabaseException extends DataSourceRefusedException {

    private static final long serialVersionUID = 1L;

    NoPhysicalDatabaseException(DataSourceRow dataSource, Capability capability) {
        super(
                dataSource,
                capability,
                Problem.of("No physical database stands behind the data source.")
                        .remedy("So far only the data source " + DataSourceRow.DEFAULT
                                + " has one: the database that holds the catalog."));
    }
}
