package org.metatables.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.SqlWork;

/**
 * Reads the audit: who did what with which tables, and what was refused.
 *
 * <p>It takes a login to which the owner of the catalog has granted it: {@code grant select on metatables.audit to <login>}. The row
 * of a read appears up to 200 milliseconds after it, that of a write at once, with its number of rows following.
 *
 * <p>Each question is one round trip. All methods throw {@link AuditAccessException} where the login may not read the audit, and
 * {@link org.metatables.catalog.CatalogAccessException} where the database refuses otherwise. This class is as thread-safe as what
 * it was made of.
 */
public final class AuditTrail {

    private static final String PURPOSE = "read the audit";
    private static final String REMEDY =
            "Let the owner of the catalog run: grant select on metatables.audit to <login>.";
    private static final int VERSION_OF_IDS = 7;
    private static final int BITS_BELOW_TIME = 16;

    private final ConnectionSource connections;

    private AuditTrail(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Of the catalog that the data source leads to. Each question takes a connection and gives it back. */
    public static AuditTrail of(DataSource dataSource) {
        return new AuditTrail(ConnectionSource.of(dataSource));
    }

    /** Of the catalog that the connection leads to. The connection stays open; its transaction is left alone. */
    public static AuditTrail of(Connection connection) {
        return new AuditTrail(ConnectionSource.of(connection));
    }

    /**
     * Rows, the newest first. Pages fit together: rows that are written meanwhile neither repeat nor hide another.
     *
     * @throws InvalidAuditCursorException if the cursor of the request does not come from such a page
     */
    public Page<AuditRecord> page(AuditFilter filter, PageRequest request) {
        AuditQuery query = new AuditQuery(filter).behind(request.cursor().map(AuditPosition::ofCursor));
        String sql = sql(query, request.size() + 1);
        List<AuditRecord> found = ask(connection -> records(connection, sql, query));
        return found.size() <= request.size()
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, request.size()),
                        Optional.of(
                                AuditPosition.of(found.get(request.size() - 1)).cursor()));
    }

    static String sql(AuditQuery query, int most) {
        return "select " + AuditRow.COLUMNS + "from metatables.audit a " + query.where()
                + " order by a.at desc, a.id desc limit " + most;
    }

    /** How many rows there are of each outcome; none for an outcome of which there is no row. */
    public Map<AuditOutcome, Long> counts(AuditFilter filter) {
        AuditQuery query = new AuditQuery(filter);
        String sql = "select a.outcome, count(*) from metatables.audit a " + query.where() + " group by a.outcome";
        return ask(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                query.bind(statement);
                try (ResultSet row = statement.executeQuery()) {
                    Map<AuditOutcome, Long> counts = new EnumMap<>(AuditOutcome.class);
                    while (row.next()) {
                        counts.put(AuditOutcome.ofWireName(row.getString(1)), row.getLong(2));
                    }
                    return counts;
                }
            }
        });
    }

    /** The row of an operation; empty if there is none, or none any longer. */
    public Optional<AuditRecord> find(UUID id) {
        if (id.version() != VERSION_OF_IDS) {
            return Optional.empty();
        }
        Instant millisecond = Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BELOW_TIME);
        AuditQuery query = new AuditQuery(AuditFilter.any().between(millisecond, millisecond.plusMillis(1))).is(id);
        String sql = "select " + AuditRow.COLUMNS + "from metatables.audit a " + query.where();
        return ask(connection -> records(connection, sql, query)).stream().findFirst();
    }

    private static List<AuditRecord> records(Connection connection, String sql, AuditQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            query.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                List<AuditRecord> records = new ArrayList<>();
                while (row.next()) {
                    records.add(AuditRow.record(row));
                }
                return records;
            }
        }
    }

    private <T> T ask(SqlWork<T> question) {
        try {
            return connections.with(question);
        } catch (SQLException refused) {
            throw AuditAccessException.of(PURPOSE, REMEDY, refused);
        }
    }
}
