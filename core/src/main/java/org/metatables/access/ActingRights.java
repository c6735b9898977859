package org.metatables.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;

/**
 * Who may act for whom, for an administrator. Who acts for somebody has the grants and denials of that one, and none of its own; what
 * it does is kept under both names.
 *
 * <p>Only a right that was given counts: nobody may act for others by being an administrator, or by what it may do with tables. What is
 * taken away ends after {@code catalogFreshness} at the latest. This class is as thread-safe as what it was made of.
 *
 * @see AccessControl#actingRights
 */
public final class ActingRights {

    private static final String WRITE = "change who may act for whom";

    private static final String COLUMNS = """
            r.grantee, r.for_grantee, r.reason, r.given_at, r.given_by, r.given_as,
            r.ended_at, r.ended_by, r.ended_as, r.ended_reason
            """;

    private static final String GIVE = """
            with known as (
              select %1$s from metatables.acting_right r where r.grantee = ? and r.for_grantee = ? and r.ended_at is null),
            given as (
              insert into metatables.acting_right as r (grantee, for_grantee, given_as, reason)
              select ?, ?, ?, ? where not exists (select from known)
              returning %1$s)
            select * from known union all select * from given
            """.formatted(COLUMNS);

    private static final String END = """
            update metatables.acting_right r
            set ended_at = pg_catalog.clock_timestamp(), ended_by = session_user, ended_as = ?, ended_reason = ?
            where r.grantee = ? and r.for_grantee = ? and r.ended_at is null
            returning
            """ + COLUMNS;

    private static final String OF_GRANTEE = """
            select %s from metatables.acting_right r
            where r.grantee = ? and (r.ended_at is null or ?) order by r.id
            """.formatted(COLUMNS);

    private final ConnectionSource connections;
    private final Supplier<@Nullable String> administrator;

    ActingRights(ConnectionSource connections, Supplier<@Nullable String> administrator) {
        this.connections = connections;
        this.administrator = administrator;
    }

    /**
     * Lets somebody act for a user, or for everybody in a team.
     *
     * @return what counts now; where the right was there before, that with its own reason
     * @throws InvalidReasonException if the reason is blank, too long or not storable
     */
    public ActingRight allow(Grantee grantee, Grantee actsFor, String reason) {
        String why = AccessStatement.requireReason(reason);
        return write(GIVE, statement -> {
                    statement.setString(1, grantee.toString());
                    statement.setString(2, actsFor.toString());
                    statement.setString(3, grantee.toString());
                    statement.setString(4, actsFor.toString());
                    statement.setString(5, administrator.get());
                    statement.setString(6, why);
                })
                .get(0);
    }

    /**
     * Takes the right away.
     *
     * @return what has ended; empty where there was no such right
     * @throws InvalidReasonException if the reason is blank, too long or not storable
     */
    public List<ActingRight> withdraw(Grantee grantee, Grantee actsFor, String reason) {
        String why = AccessStatement.requireReason(reason);
        return write(END, statement -> {
            statement.setString(1, administrator.get());
            statement.setString(2, why);
            statement.setString(3, grantee.toString());
            statement.setString(4, actsFor.toString());
        });
    }

    /** For whom a user or a team may act now, the oldest first. */
    public List<ActingRight> of(Grantee grantee) {
        return read(grantee, false);
    }

    /** For whom a user or a team may act, and might once, the oldest first. */
    public List<ActingRight> history(Grantee grantee) {
        return read(grantee, true);
    }

    private List<ActingRight> read(Grantee grantee, boolean withEnded) {
        return connections.ask(
                "read who may act for whom",
                connection -> AccessStatement.read(
                        connection,
                        OF_GRANTEE,
                        statement -> {
                            statement.setString(1, grantee.toString());
                            statement.setBoolean(2, withEnded);
                        },
                        ActingRights::right));
    }

    private List<ActingRight> write(String sql, AccessStatement.Parameters parameters) {
        return connections.ask(
                WRITE,
                connection -> OwnTransaction.run(
                        connection,
                        WRITE,
                        transaction -> AccessStatement.write(transaction, sql, parameters, ActingRights::right)));
    }

    private static ActingRight right(ResultSet row) throws SQLException {
        return new ActingRight(
                Grantee.parse(row.getString("grantee")),
                Grantee.parse(row.getString("for_grantee")),
                AccessStatement.change(row, "given", "reason").orElseThrow(),
                AccessStatement.change(row, "ended", "ended_reason"));
    }
}
