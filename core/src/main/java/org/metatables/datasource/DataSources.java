package org.metatables.datasource;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.internal.ConnectionSource;

/** Reads the data sources of a catalog. Any login may. */
public final class DataSources {

    private static final String BY_NAME =
            "select uid, name, storage_access_mode from metatables.data_source where name = ?";

    private final ConnectionSource connections;

    private DataSources(ConnectionSource connections) {
        this.connections = connections;
    }

    /** The data sources of the catalog in the database that this leads to. */
    public static DataSources of(DataSource dataSource) {
        return new DataSources(ConnectionSource.of(dataSource));
    }

    /**
     * The data source of this name, if there is one.
     *
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses
     */
    public Optional<DataSourceRow> find(String name) {
        return connections.ask("read the data sources", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BY_NAME)) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(dataSource(row)) : Optional.empty();
                }
            }
        });
    }

    private static DataSourceRow dataSource(ResultSet row) throws SQLException {
        return new DataSourceRow(
                row.getObject("uid", UUID.class),
                row.getString("name"),
                StorageAccessMode.ofWireName(row.getString("storage_access_mode")));
    }
}
