package org.metatables.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;

/**
 * What is granted and denied, for an administrator: whoever has a login that may write the catalog. Each change has a reason, is one
 * transaction and one round trip, and leaves what was before as history; two that happen at once both hold.
 *
 * <p>Programs that already run believe what they read for {@code catalogFreshness} (1 second unless configured otherwise): what is
 * revoked or denied ends after that time at the latest. What is granted counts at once.
 *
 * <p>All methods throw {@link TableNotFoundException} where the catalog has no table of the uid, {@link InvalidReasonException} where
 * the reason is blank, and {@link org.metatables.catalog.CatalogAccessException} where the database refuses. This class is as
 * thread-safe as what it was made of.
 */
public final class AccessControl {

    private static final String READ = "read what is granted";
    private static final String WRITE = "change what is granted";

    private static final String COLUMNS = """
            e.table_uid, e.grantee, e.effect, e.permission, e.reason, e.given_at, e.given_by, e.given_as,
            e.ended_at, e.ended_by, e.ended_as, e.ended_reason
            """;

    private static final String GIVE = """
            insert into metatables.access_entry as e (table_uid, grantee, effect, permission, given_as, reason)
            select m.uid, ?, ?, ?, ?, ? from metatables.meta_table m where m.uid = ?
            on conflict (table_uid, grantee, effect, permission) where ended_at is null
            do update set reason = e.reason
            returning
            """ + COLUMNS;

    private static final String END = """
            with ended as (
              update metatables.access_entry
              set ended_at = pg_catalog.clock_timestamp(), ended_by = session_user, ended_as = ?, ended_reason = ?
              where table_uid = ? and grantee = ? and effect = any (?) and permission = any (?) and ended_at is null
              returning *)
            select %s from metatables.meta_table m left join ended e on true where m.uid = ?
            """.formatted(COLUMNS);

    private static final String OF_TABLE = """
            select %s from metatables.meta_table m
            left join metatables.access_entry e on e.table_uid = m.uid and (e.ended_at is null or ?)
            where m.uid = ? order by e.id
            """.formatted(COLUMNS);

    private static final String OF_GRANTEE = """
            select e.id, %s from metatables.access_entry e
            join metatables.meta_table m on m.uid = e.table_uid
            where e.grantee = ? and e.ended_at is null and e.id > ?
            order by e.id limit ?
            """.formatted(COLUMNS);

    private final ConnectionSource connections;
    private final Optional<PrincipalSource> administrators;
    private final Visibility byDefault;

    private AccessControl(
            ConnectionSource connections, Optional<PrincipalSource> administrators, Visibility byDefault) {
        this.connections = connections;
        this.administrators = administrators;
        this.byDefault = byDefault;
    }

    /** @param platform connections of a login that may write the catalog; each call takes one and gives it back */
    public static AccessControl of(DataSource platform) {
        return of(ConnectionSource.of(platform));
    }

    /** @param platform a connection of a login that may write the catalog; what is pending on it is committed first */
    public static AccessControl of(Connection platform) {
        return of(ConnectionSource.of(platform));
    }

    private static AccessControl of(ConnectionSource connections) {
        return new AccessControl(connections, Optional.empty(), Visibility.CLOSED);
    }

    /** The same, which keeps with each change in whose name it is made, beside the login. It checks nothing: who calls may. */
    public AccessControl inTheNameOf(PrincipalSource people) {
        return new AccessControl(connections, Optional.of(people), byDefault);
    }

    /** The same, for operations that are configured with this visibility; it matters to {@link #explain} alone. */
    public AccessControl withVisibility(Visibility ofTables) {
        return new AccessControl(connections, administrators, ofTables);
    }

    /** Who may act for whom. */
    public ActingRights actingRights() {
        return new ActingRights(connections, this::nameOfAdministrator);
    }

    /**
     * Sees to it that somebody has a permission; edit includes view. A denial still counts before it.
     *
     * @param reason why, at most 2,000 characters
     * @return what counts now; where it was granted before, that with its own reason
     */
    public AccessEntry grant(UUID table, Grantee grantee, Permission permission, String reason) {
        return give(table, grantee, Effect.GRANTED, permission, reason);
    }

    /**
     * Takes away what was granted: with view also edit, with edit nothing else, so that view stays with whoever was granted that, too.
     * From a creator it takes what a creator has. What others or other teams have been granted stays: see {@link #deny}.
     *
     * @return what has ended; empty where nothing was granted
     */
    public List<AccessEntry> revoke(UUID table, Grantee grantee, Permission permission, String reason) {
        List<String> permissions = permission == Permission.VIEW ? List.of("view", "edit") : List.of("edit");
        return end(table, grantee, List.of(Effect.GRANTED, Effect.CREATED), permissions, reason);
    }

    /**
     * Sees to it that somebody does not have a permission, whatever is granted to the user or a team of the user, and also where it is
     * the creator. Who may not view may not edit either.
     */
    public AccessEntry deny(UUID table, Grantee grantee, Permission permission, String reason) {
        return give(table, grantee, Effect.DENIED, permission, reason);
    }

    /**
     * Ends the denial of exactly this permission. What was granted counts again.
     *
     * @return what has ended; empty where it was not denied
     */
    public List<AccessEntry> liftDenial(UUID table, Grantee grantee, Permission permission, String reason) {
        return end(table, grantee, List.of(Effect.DENIED), List.of(permission.wireName()), reason);
    }

    /** What counts at a table, the oldest first. */
    public List<AccessEntry> entries(UUID table) {
        return ofTable(table, false);
    }

    /** All that ever counted at a table, the oldest first. */
    public List<AccessEntry> history(UUID table) {
        return ofTable(table, true);
    }

    /**
     * A page of what counts for a user or a team by its own name, the oldest first. Whoever follows {@link Page#next()} sees every
     * entry that counts all the while exactly once, whatever is granted or revoked meanwhile.
     *
     * @throws org.metatables.catalog.InvalidCursorException if the cursor does not come from such a page
     */
    public Page<AccessEntry> entries(Grantee grantee, PageRequest request) {
        long seen = request.cursor().map(NumberedEntry::ofCursor).orElse(0L);
        List<NumberedEntry> found = connections.ask(
                READ,
                connection -> AccessStatement.read(
                        connection,
                        OF_GRANTEE,
                        statement -> {
                            statement.setString(1, grantee.toString());
                            statement.setLong(2, seen);
                            statement.setInt(3, request.size() + 1);
                        },
                        row -> new NumberedEntry(row.getLong("id"), entry(row).orElseThrow())));
        return NumberedEntry.page(found, request.size());
    }

    /** What a principal may do with a table, and why: which entry says so, who made it, when and for what reason. */
    public Decision explain(Principal principal, UUID table) {
        return TableAccess.of(entries(table).stream().map(AccessEntry::rule).toList())
                .decide(principal, byDefault);
    }

    private AccessEntry give(UUID table, Grantee grantee, Effect effect, Permission permission, String reason) {
        String why = AccessStatement.requireReason(reason);
        List<Optional<AccessEntry>> given = write(GIVE, statement -> {
            statement.setString(1, grantee.toString());
            statement.setString(2, effect.wireName());
            statement.setString(3, permission.wireName());
            statement.setString(4, nameOfAdministrator());
            statement.setString(5, why);
            statement.setObject(6, table);
        });
        return ofKnown(table, given).get(0);
    }

    private List<AccessEntry> end(
            UUID table, Grantee grantee, List<Effect> effects, List<String> permissions, String reason) {
        String why = AccessStatement.requireReason(reason);
        List<Optional<AccessEntry>> ended = write(END, statement -> {
            Connection connection = statement.getConnection();
            statement.setString(1, nameOfAdministrator());
            statement.setString(2, why);
            statement.setObject(3, table);
            statement.setString(4, grantee.toString());
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", effects.stream().map(Effect::wireName).toArray()));
            statement.setArray(6, connection.createArrayOf("text", permissions.toArray()));
            statement.setObject(7, table);
        });
        return ofKnown(table, ended);
    }

    private List<AccessEntry> ofTable(UUID table, boolean withEnded) {
        return ofKnown(
                table,
                connections.ask(
                        READ,
                        connection -> AccessStatement.read(
                                connection,
                                OF_TABLE,
                                statement -> {
                                    statement.setBoolean(1, withEnded);
                                    statement.setObject(2, table);
                                },
                                AccessControl::entry)));
    }

    private List<Optional<AccessEntry>> write(String sql, AccessStatement.Parameters parameters) {
        return connections.ask(
                WRITE,
                connection -> OwnTransaction.run(
                        connection,
                        WRITE,
                        transaction -> AccessStatement.write(transaction, sql, parameters, AccessControl::entry)));
    }

    private @Nullable String nameOfAdministrator() {
        return administrators.map(people -> people.current().user()).orElse(null);
    }

    /** A table that is there has a row at least, though perhaps one without an entry. */
    private static List<AccessEntry> ofKnown(UUID table, List<Optional<AccessEntry>> rows) {
        if (rows.isEmpty()) {
            throw new TableNotFoundException(table);
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<AccessEntry> entry(ResultSet row) throws SQLException {
        UUID table = row.getObject("table_uid", UUID.class);
        return table == null
                ? Optional.empty()
                : Optional.of(new AccessEntry(
                        table,
                        Grantee.parse(row.getString("grantee")),
                        Effect.ofWireName(row.getString("effect")),
                        Permission.ofWireName(row.getString("permission")),
                        AccessStatement.change(row, "given", "reason").orElseThrow(),
                        AccessStatement.change(row, "ended", "ended_reason")));
    }
}
