package org.metatables.datasource;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A data source does not allow what was to be done in it. Nothing was done, there or elsewhere. */
public abstract sealed class DataSourceRefusedException extends MetaTablesException
        permits AccessModeException, MissingCapabilityException, NoPhysicalDatabaseException {

    private static final long serialVersionUID = 1L;

    private final transient DataSourceRow dataSource;
    private final Capability capability;

    DataSourceRefusedException(DataSourceRow dataSource, Capability capability, Problem problem) {
        super(problem.at("data source " + dataSource.name() + " (" + dataSource.uid() + "), capability "
                + capability.wireName()));
        this.dataSource = dataSource;
        this.capability = capability;
    }

    /** The data source that refused. */
    public DataSourceRow dataSource() {
        return dataSource;
    }

    /** What was to be done. */
    public Capability capability() {
        return capability;
    }
}
