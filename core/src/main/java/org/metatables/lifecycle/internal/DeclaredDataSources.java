package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.util.Collection;
import java.util.Optional;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.definition.TableDefinition;
import org.metatables.settings.MetaTablesSettings;

/**
 * The data sources that definitions name. What has no name is in the database of the connection, and so is {@value
 * DataSourceRow#DEFAULT}: the statement that writes the rows checks it.
 */
public final class DeclaredDataSources {

    private DeclaredDataSources() {}

    /**
     * Makes sure that no table is declared to be elsewhere. Asks the catalog only where one is.
     *
     * @throws org.metatables.datasource.DataSourceNotFoundException if a table names a data source that is not there
     * @throws org.metatables.datasource.DataSourceRefusedException if the one that it names does not allow what is to be done
     */
    public static void require(Connection connection, Collection<TableDefinition> tables, Capability capability) {
        tables.stream()
                .map(TableDefinition::dataSource)
                .flatMap(Optional::stream)
                .filter(name -> !name.equals(DataSourceRow.DEFAULT))
                .distinct()
                .forEach(name -> DataSources.of(connection)
                        .resolve(Optional.empty(), Optional.of(name), MetaTablesSettings.none())
                        .require(capability));
    }
}
