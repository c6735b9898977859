package org.metatables;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogVersion;
import org.metatables.change.CatalogHistory;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.graph.SchemaGraphs;

/**
 * The way into MetaTables for programs without Hibernate.
 *
 * <pre>{@code
 * MetaTables metaTables = MetaTables.connect(dataSource);
 * CatalogTable account = metaTables.catalog().get(uid);
 * }</pre>
 *
 * <p>Any login will do: it needs no right but to connect. What changes the catalog needs a login of its own and is found on
 * {@link #platform}. This class is as thread-safe as its data source.
 */
public final class MetaTables {

    private final DataSource dataSource;
    private final DataSourceRow defaultDataSource;

    private MetaTables(DataSource dataSource, DataSourceRow defaultDataSource) {
        this.dataSource = dataSource;
        this.defaultDataSource = defaultDataSource;
    }

    /**
     * Opens the catalog of the database that the data source leads to, and checks its version. Writes nothing.
     *
     * @throws org.metatables.catalog.CatalogMissingException if there is no catalog
     * @throws org.metatables.catalog.CatalogOutdatedException if it must be upgraded first
     * @throws org.metatables.catalog.CatalogTooNewException if it was made for a newer version of MetaTables
     * @throws CatalogAccessException if the database refuses
     */
    public static MetaTables connect(DataSource dataSource) {
        requireCatalog(dataSource);
        DataSourceRow defaultDataSource = DataSources.of(dataSource)
                .find(DataSourceRow.DEFAULT)
                .orElseThrow(() -> new IllegalStateException("The catalog has lost its default data source."));
        return new MetaTables(dataSource, defaultDataSource);
    }

    /** The governed tables: find, search, list. */
    public Catalog catalog() {
        return Catalog.of(dataSource);
    }

    /** How the governed tables refer to each other. */
    public SchemaGraphs graphs() {
        return SchemaGraphs.of(dataSource);
    }

    /** How the rows of the catalog came to say what they say. */
    public CatalogHistory history() {
        return CatalogHistory.of(dataSource);
    }

    /** The data source that stands for the database of the catalog. */
    public DataSourceRow defaultDataSource() {
        return defaultDataSource;
    }

    /**
     * What changes the catalog.
     *
     * @param platform connections to the same database, of a login that may write the catalog
     * @throws CatalogAccessException if the database refuses
     */
    public Platform platform(DataSource platform) {
        requireCatalog(platform);
        return new Platform(platform);
    }

    private static void requireCatalog(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            CatalogVersion.check(connection);
        } catch (SQLException refused) {
            throw CatalogAccessException.of("connect to the catalog", refused);
        }
    }
}
