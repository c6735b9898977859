package org.metatables.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.internal.SqlResource;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.MalformedJsonException;

/**
 * Reads how the rows of the catalog came to say what they say, also of tables that were deleted. Any login may.
 *
 * <p>Each question is one query. All methods throw {@link org.metatables.catalog.CatalogAccessException} where the database refuses.
 * This class is as thread-safe as what it was made of.
 */
public final class CatalogHistory {

    private static final String PURPOSE = "read the history of a table";

    private static final String REVISIONS = """
            select h.revision, h.kind, h.changed, h.earlier, h.changed_at, h.changed_by, h.command, h.run_uid
            from metatables.meta_table_history h where h.table_uid = ? order by h.revision desc
            """;

    private static final String AS_OF =
            SqlResource.read(CatalogHistory.class, "as-of.sql").formatted(CatalogRow.COLUMNS);

    private final ConnectionSource connections;

    private CatalogHistory(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Of the catalog that the data source leads to. Each question takes a connection and gives it back. */
    public static CatalogHistory of(DataSource dataSource) {
        return new CatalogHistory(ConnectionSource.of(dataSource));
    }

    /** Of the catalog that the connection leads to. The connection stays open; its transaction is left alone. */
    public static CatalogHistory of(Connection connection) {
        return new CatalogHistory(ConnectionSource.of(connection));
    }

    /** All changes of a table, the newest first; none for a uid that the catalog never had. */
    public List<TableRevision> revisions(UUID uid) {
        return connections.ask(PURPOSE, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
                statement.setObject(1, uid);
                try (ResultSet row = statement.executeQuery()) {
                    List<TableRevision> revisions = new ArrayList<>();
                    while (row.next()) {
                        revisions.add(revision(uid, row));
                    }
                    return revisions;
                }
            }
        });
    }

    /**
     * What the catalog said about a table at a revision; empty if the history does not reach there. What is no part of a revision,
     * such as the status and the times, is as the row has it now or had it last.
     */
    public Optional<CatalogTable> asOf(UUID uid, long revision) {
        return connections.ask(PURPOSE, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AS_OF)) {
                statement.setObject(1, uid);
                statement.setLong(2, revision);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(CatalogRow.table(row)) : Optional.empty();
                }
            }
        });
    }

    private static TableRevision revision(UUID uid, ResultSet row) throws SQLException {
        try {
            return new TableRevision(
                    uid,
                    row.getLong("revision"),
                    TableRevision.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    List.of((String[]) row.getArray("changed").getArray()),
                    JsonReader.object(row.getString("earlier")),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                    row.getString("changed_by"),
                    Optional.ofNullable(row.getString("command")),
                    Optional.ofNullable(row.getObject("run_uid", UUID.class)));
        } catch (MalformedJsonException impossible) {
            throw new IllegalStateException("PostgreSQL gave JSON that is none.", impossible);
        }
    }
}
