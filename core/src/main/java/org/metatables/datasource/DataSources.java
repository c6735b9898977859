package org.metatables.datasource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.Problem;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.datasource.internal.DataSourceReader;
import org.metatables.settings.MetaTablesSettings;

/**
 * The data sources of a catalog. Any login may read them; the owner of the catalog may change them.
 *
 * <p>Each change touches what it names and nothing else, so two that happen at once both hold. All methods throw {@link
 * org.metatables.catalog.CatalogAccessException} where the database refuses. This class is as thread-safe as what it was made of.
 */
public final class DataSources {

    private static final String SELECT = "select " + DataSourceReader.COLUMNS + " from metatables.data_source s ";

    private static final String INSERT = """
            insert into metatables.data_source as s (name, storage_access_mode, capabilities)
            values (?, ?, ?) on conflict (name) do nothing
            returning
            """ + DataSourceReader.COLUMNS;

    private static final String SET_ACCESS_MODE =
            "update metatables.data_source s set storage_access_mode = ? where s.uid = ? returning "
                    + DataSourceReader.COLUMNS;

    private static final String ADD_CAPABILITIES = """
            update metatables.data_source s
            set capabilities = array(select distinct c from pg_catalog.unnest(s.capabilities || ?::text[]) c order by c)
            where s.uid = ? returning
            """ + DataSourceReader.COLUMNS;

    private static final String REMOVE_CAPABILITIES = """
            update metatables.data_source s
            set capabilities = array(select c from pg_catalog.unnest(s.capabilities) c where c <> all (?::text[]) order by c)
            where s.uid = ? returning
            """ + DataSourceReader.COLUMNS;

    private final ConnectionSource connections;

    private DataSources(ConnectionSource connections) {
        this.connections = connections;
    }

    /** The data sources of the catalog in the database that this leads to. */
    public static DataSources of(DataSource dataSource) {
        return new DataSources(ConnectionSource.of(dataSource));
    }

    /** The data sources of the catalog in the database that the connection leads to. The connection stays open. */
    public static DataSources of(Connection connection) {
        return new DataSources(ConnectionSource.of(connection));
    }

    /** All data sources, ordered by name. */
    public List<DataSourceRow> list() {
        return read(SELECT + "order by s.name collate \"C\"", (connection, statement) -> {});
    }

    /** The data source of this name, if there is one. */
    public Optional<DataSourceRow> find(String name) {
        return read(SELECT + "where s.name = ?", (connection, statement) -> statement.setString(1, name)).stream()
                .findFirst();
    }

    /** The data source of this uid, if there is one. */
    public Optional<DataSourceRow> find(UUID uid) {
        return read(SELECT + "where s.uid = ?", (connection, statement) -> statement.setObject(1, uid)).stream()
                .findFirst();
    }

    /**
     * The data source that is meant: the explicit one, else the one that the table's definition names, else the one of the setting
     * {@value MetaTablesSettings#DATA_SOURCE}. Where one of them says something, those after it are not asked.
     *
     * @param explicit the uid that a request or a caller names
     * @param declared the name that the definition of the table gives
     * @throws DataSourceNotFoundException if the one that is meant is not there, or nothing says which one is
     */
    public DataSourceRow resolve(Optional<UUID> explicit, Optional<String> declared, MetaTablesSettings settings) {
        if (explicit.isPresent()) {
            UUID uid = explicit.get();
            return find(uid).orElseThrow(() -> notFound("with the uid " + uid, "Correct the uid"));
        }
        if (declared.isPresent()) {
            return named(declared.get(), "Correct the definition of the table");
        }
        String configured = settings.get(MetaTablesSettings.DATA_SOURCE)
                .orElseThrow(() ->
                        new DataSourceNotFoundException(Problem.of("Nothing says in which data source the table is.")
                                .remedy("Name one in the request, or set " + MetaTablesSettings.DATA_SOURCE + "="
                                        + DataSourceRow.DEFAULT + ".")));
        return named(configured, "Correct the setting " + MetaTablesSettings.DATA_SOURCE);
    }

    /**
     * Makes a further data source known. It is known by name alone: no physical database stands behind it so far.
     *
     * @throws InvalidDataSourceException if the name is not usable, or taken
     */
    public DataSourceRow create(String name, StorageAccessMode accessMode, Set<Capability> capabilities) {
        DataSourceRow.requireName(name);
        return write(INSERT, (connection, statement) -> {
                    statement.setString(1, name);
                    statement.setString(2, accessMode.wireName());
                    statement.setArray(3, DataSourceReader.array(connection, capabilities));
                })
                .orElseThrow(() ->
                        new InvalidDataSourceException(Problem.of("There is a data source '" + name + "' already.")
                                .remedy("Choose another name.")));
    }

    /**
     * Sets whether it may be read and written.
     *
     * @throws DataSourceNotFoundException if there is none of this uid
     */
    public DataSourceRow setAccessMode(UUID uid, StorageAccessMode accessMode) {
        return change(uid, SET_ACCESS_MODE, (connection, statement) -> {
            statement.setString(1, accessMode.wireName());
            statement.setObject(2, uid);
        });
    }

    /**
     * Adds capabilities; those that it has stay.
     *
     * @throws DataSourceNotFoundException if there is none of this uid
     */
    public DataSourceRow addCapabilities(UUID uid, Set<Capability> capabilities) {
        return change(uid, ADD_CAPABILITIES, (connection, statement) -> {
            statement.setArray(1, DataSourceReader.array(connection, capabilities));
            statement.setObject(2, uid);
        });
    }

    /**
     * Takes capabilities away; those that it lacks are no error.
     *
     * @throws DataSourceNotFoundException if there is none of this uid
     */
    public DataSourceRow removeCapabilities(UUID uid, Set<Capability> capabilities) {
        return change(uid, REMOVE_CAPABILITIES, (connection, statement) -> {
            statement.setArray(1, DataSourceReader.array(connection, capabilities));
            statement.setObject(2, uid);
        });
    }

    private DataSourceRow named(String name, String remedy) {
        return find(name).orElseThrow(() -> notFound("'" + name + "'", remedy));
    }

    private DataSourceRow change(UUID uid, String sql, Parameters parameters) {
        return write(sql, parameters).orElseThrow(() -> notFound("with the uid " + uid, "Correct the uid"));
    }

    private static DataSourceNotFoundException notFound(String which, String remedy) {
        return new DataSourceNotFoundException(Problem.of("The catalog has no data source " + which + ".")
                .remedy(remedy + "; DataSources.list() tells which there are."));
    }

    private List<DataSourceRow> read(String sql, Parameters parameters) {
        return connections.ask("read the data sources", connection -> rows(connection, sql, parameters));
    }

    private Optional<DataSourceRow> write(String sql, Parameters parameters) {
        String purpose = "change the data sources";
        return connections.ask(
                purpose,
                connection -> OwnTransaction.run(
                        connection,
                        purpose,
                        transaction ->
                                rows(transaction, sql, parameters).stream().findFirst()));
    }

    private static List<DataSourceRow> rows(Connection connection, String sql, Parameters parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                List<DataSourceRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(DataSourceReader.dataSource(row));
                }
                return rows;
            }
        }
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
