package org.metatables.datasource;

import java.util.UUID;

/**
 * A data source as the catalog knows it.
 *
 * @param uid its identity, stable for ever
 * @param name its name; {@value #DEFAULT} is the database that holds the catalog
 * @param accessMode what governed operations may do in it
 */
public record DataSourceRow(UUID uid, String name, StorageAccessMode accessMode) {

    /** The name of the data source that the catalog is installed with. */
    public static final String DEFAULT = "default";
}
