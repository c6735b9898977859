package org.metatables;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogVersion;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.graph.SchemaGraphs;
import org.metatables.registration.Registrar;

/**
 * The way into MetaTables for programs without Hibernate.
 *
 * <pre>{@code
 * MetaTables metaTables = MetaTables.connect(dataSource);
 * CatalogTable account = metaTables.catalog().get(uid);
 * }</pre>
 *
 * <p>Any login will do: it needs no right but to connect. This class is as thread-safe as its data source.
 */
public final class MetaTables {

    private final Catalog catalog;
    private final SchemaGraphs graphs;
    private final DataSourceRow defaultDataSource;

    private MetaTables(Catalog catalog, SchemaGraphs graphs, DataSourceRow defaultDataSource) {
        this.catalog = catalog;
        this.graphs = graphs;
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
        try (Connection connection = dataSource.getConnection()) {
            CatalogVersion.check(connection);
        } catch (SQLException refused) {
            throw CatalogAccessException.of("connect to the catalog", refused);
        }
        DataSourceRow defaultDataSource = DataSources.of(dataSource)
                .find(DataSourceRow.DEFAULT)
                .orElseThrow(() -> new IllegalStateException("The catalog has lost its default data source."));
        return new MetaTables(Catalog.of(dataSource), SchemaGraphs.of(dataSource), defaultDataSource);
    }

    /** The governed tables. */
    public Catalog catalog() {
        return catalog;
    }

    /** How the governed tables refer to each other. */
    public SchemaGraphs graphs() {
        return graphs;
    }

    /**
     * Registers tables, with a login of its own: that of the application needs no right to make tables.
     *
     * @param platform connections to the same database, of a login that may write the catalog and create tables
     */
    public Registrar registrar(DataSource platform) {
        return Registrar.of(platform);
    }

    /** The data source that stands for the database of the catalog. */
    public DataSourceRow defaultDataSource() {
        return defaultDataSource;
    }
}
