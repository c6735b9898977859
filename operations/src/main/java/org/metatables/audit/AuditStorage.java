package org.metatables.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Period;
import java.util.Optional;
import javax.sql.DataSource;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.SqlWork;

/**
 * Says how the audit is stored, and for how long. Every program that executes operations makes partitions and drops old ones by
 * itself, at its start and each hour; {@link #tidy} does it now.
 *
 * <p>It takes the login that owns the catalog. All methods throw {@link AuditAccessException} for others, and
 * {@link org.metatables.catalog.CatalogAccessException} where the database refuses otherwise. This class is as thread-safe as its data source.
 */
public final class AuditStorage {

    private static final String REMEDY = "Use the login that owns the schema metatables, or a member of its role.";

    private static final String READ = """
            select period, ahead, extract(year from retention)::int as years, extract(month from retention)::int as months,
              extract(day from retention)::int as days
            from metatables.audit_setting
            """;

    private static final String WRITE =
            "update metatables.audit_setting set period = ?, ahead = ?, retention = ?::interval";

    private final ConnectionSource owner;

    private AuditStorage(ConnectionSource owner) {
        this.owner = owner;
    }

    /** @param owner connections of the login that owns the catalog, which commit by themselves */
    public static AuditStorage of(DataSource owner) {
        return new AuditStorage(ConnectionSource.of(owner));
    }

    /** How it is stored. At first by months, with partitions for three months to come, for 13 months. */
    public AuditRetention retention() {
        return ask("read how the audit is stored", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(READ)) {
                row.next();
                return new AuditRetention(
                        AuditPeriod.ofWireName(row.getString("period")), row.getInt("ahead"), kept(row));
            }
        });
    }

    private static Optional<Period> kept(ResultSet row) throws SQLException {
        Period kept = Period.of(row.getInt("years"), row.getInt("months"), row.getInt("days"));
        return row.wasNull() ? Optional.empty() : Optional.of(kept);
    }

    /** Stores it in another way. What is too old then is dropped within the hour. */
    public void change(AuditRetention retention) {
        ask("change how the audit is stored", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                statement.setString(1, retention.period().wireName());
                statement.setInt(2, retention.ahead());
                statement.setString(3, retention.kept().map(Period::toString).orElse(null));
                return statement.executeUpdate();
            }
        });
    }

    /** Makes the partitions that are missing, and drops those whose time is over. Operations wait for 100 milliseconds at most. */
    public AuditUpkeep tidy() {
        return ask("look after the partitions of the audit", connection -> {
            Optional<Integer> made = call(connection, "prepare_audit");
            int dropped = 0;
            Optional<Integer> expired = call(connection, "expire_audit");
            while (expired.filter(count -> count > 0).isPresent()) {
                dropped++;
                expired = call(connection, "expire_audit");
            }
            return new AuditUpkeep(made.orElse(0), dropped, made.isPresent() && expired.isPresent());
        });
    }

    private static Optional<Integer> call(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select metatables." + function + "()")) {
            row.next();
            int count = row.getInt(1);
            return row.wasNull() ? Optional.empty() : Optional.of(count);
        }
    }

    private <T> T ask(String purpose, SqlWork<T> work) {
        try {
            return owner.with(work);
        } catch (SQLException refused) {
            throw AuditAccessException.of(purpose, REMEDY, refused);
        }
    }
}
