package org.metatables.introspection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.introspection.internal.TableDocument;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalTable;
import org.metatables.physical.PhysicalTables;

/**
 * Looks at physical tables and keeps what it saw on their rows.
 *
 * <p>Looking stores the snapshot and hence needs a login that may write the catalog; any login may read a stored one. All methods
 * throw {@link org.metatables.catalog.CatalogAccessException} where the database refuses. This class is as thread-safe as what it
 * was made of.
 */
public final class Introspection {

    private static final String STORE = """
            update metatables.meta_table set introspection_snapshot = ?::jsonb, introspected_at = pg_catalog.clock_timestamp()
            where uid = ?
            returning introspected_at, introspection_snapshot
            """;

    private static final String FIND =
            "select introspected_at, introspection_snapshot from metatables.meta_table where uid = ?";

    private final ConnectionSource connections;

    private Introspection(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Of the catalog and the tables that the data source leads to. */
    public static Introspection of(DataSource dataSource) {
        return new Introspection(ConnectionSource.of(dataSource));
    }

    /** Of the catalog and the tables that the connection leads to. It stays open; its transaction is left alone. */
    public static Introspection of(Connection connection) {
        return new Introspection(ConnectionSource.of(connection));
    }

    /**
     * Looks at the table and keeps the snapshot on its row, in place of an earlier one. Nothing else of the row changes, its
     * revision neither.
     *
     * @throws TableNotFoundException if the catalog has no such row
     * @throws PhysicalTableMissingException if the database has no such table; nothing is written then
     */
    public IntrospectionSnapshot introspect(UUID uid) {
        return connections.ask("introspect a table", connection -> {
            PhysicalName name = Catalog.of(connection).get(uid).name();
            PhysicalTable table = PhysicalTables.read(connection, List.of(name)).get(name);
            if (table == null) {
                throw new PhysicalTableMissingException(uid, name);
            }
            return store(connection, uid, TableDocument.of(table));
        });
    }

    /**
     * The snapshot that was taken last; empty where the table was never looked at.
     *
     * @throws TableNotFoundException if the catalog has no such row
     */
    public Optional<IntrospectionSnapshot> find(UUID uid) {
        return connections.ask("read an introspection snapshot", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setObject(1, uid);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new TableNotFoundException(uid);
                    }
                    return row.getString("introspection_snapshot") == null
                            ? Optional.empty()
                            : Optional.of(snapshot(row));
                }
            }
        });
    }

    private static IntrospectionSnapshot store(Connection connection, UUID uid, String document) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setString(1, document);
            statement.setObject(2, uid);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new TableNotFoundException(uid);
                }
                return snapshot(row);
            }
        }
    }

    private static IntrospectionSnapshot snapshot(ResultSet row) throws SQLException {
        return IntrospectionSnapshot.ofJson(
                row.getObject("introspected_at", OffsetDateTime.class).toInstant(),
                row.getString("introspection_snapshot"));
    }
}
