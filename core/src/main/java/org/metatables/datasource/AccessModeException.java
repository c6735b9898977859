package org.metatables.datasource;

import org.metatables.Problem;

/** A data source is disabled, or may only be read. */
public final class AccessModeException extends DataSourceRefusedException {

    private static final long serialVersionUID = 1L;

    AccessModeException(DataSourceRow dataSource, Capability capability) {
        super(
                dataSource,
                capability,
                Problem.of("The access mode of the data source is "
                                + dataSource.accessMode().wireName() + ", which "
                                + (dataSource.accessMode() == StorageAccessMode.DISABLED
                                        ? "allows nothing."
                                        : "allows no writing."))
                        .remedy("Let the owner of the catalog set its mode with DataSources.setAccessMode."));
    }
}
