package org.metatables.datasource;

import org.metatables.Problem;

/** A data source lacks a capability. */
public final class MissingCapabilityException extends DataSourceRefusedException {

    private static final long serialVersionUID = 1L;

    MissingCapabilityException(DataSourceRow dataSource, Capability capability) {
        super(
                dataSource,
                capability,
                Problem.of("The data source lacks a capability.")
                        .remedy("Use another data source, or let the owner of the catalog add it with"
                                + " DataSources.addCapabilities."));
    }
}
