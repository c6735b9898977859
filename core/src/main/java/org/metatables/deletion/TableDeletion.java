package org.metatables.deletion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.metatables.boundary.internal.TableRoles;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.datasource.Capability;
import org.metatables.graph.Dependents;
import org.metatables.graph.GraphNode;
import org.metatables.graph.SchemaGraphs;
import org.metatables.naming.PhysicalName;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Deletes tables from the catalog.
 *
 * <p>A deletion is one transaction under the lock of the catalog: rows and, where that is asked for, physical tables go together or
 * not at all. If its end was not seen, because the connection broke, it can be asked for again. The number of round trips does not
 * depend on the number of tables. The login must be allowed to write the catalog, and own the tables that it drops. All methods throw
 * {@link org.metatables.catalog.CatalogAccessException} where the database refuses; nothing is deleted then. This class is as
 * thread-safe as what it was made of.
 */
public final class TableDeletion {

    private static final String PURPOSE = "delete a table from the catalog";

    /** Whoever uses a table that is to be dropped keeps the whole catalog waiting, so not for long. */
    private static final String BEGIN = CatalogLock.TAKE_UNLESS_READ_ONLY + """
            set local lock_timeout = '5s';
            set local metatables.command = 'delete';
            """;

    /** SQLSTATE dependent_objects_still_exist. */
    private static final String STILL_NEEDED = "2BP01";

    private static final String DELETE = "delete from metatables.meta_table where uid = any (?)";

    private static final String DELETED_BEFORE = """
            select h.earlier ->> 'physical_schema' as physical_schema,
              h.earlier ->> 'physical_table_name' as physical_table_name,
              exists (
                select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = h.earlier ->> 'physical_schema' and c.relname = h.earlier ->> 'physical_table_name'
                  and c.relkind in ('r', 'p')) as table_exists
            from metatables.meta_table_history h
            where h.table_uid = ? and h.kind = 'deleted'
            """;

    private final ConnectionSource connections;

    private TableDeletion(ConnectionSource connections) {
        this.connections = connections;
    }

    /** From the catalog that the data source leads to. Each deletion takes a connection and gives it back. */
    public static TableDeletion of(DataSource dataSource) {
        return new TableDeletion(ConnectionSource.of(dataSource));
    }

    /** From the catalog that the connection leads to. The connection stays open; what is pending on it is committed first. */
    public static TableDeletion of(Connection connection) {
        return new TableDeletion(ConnectionSource.of(connection));
    }

    /**
     * Deletes a table, and what the options say besides. Without options only the row goes: the physical table stays with all its
     * rows, governed no more. A table that was deleted before is no error.
     *
     * @throws DeletionRefusedException if anything stands against it; nothing is deleted then
     * @throws org.metatables.datasource.DataSourceRefusedException if a physical table is to be dropped in a data source that does
     *     not allow it; nothing is deleted then
     * @throws TableNotFoundException if the catalog never had such a table
     */
    public Deletion delete(UUID uid, DeleteOptions options) {
        return connections.ask(
                PURPOSE,
                connection ->
                        OwnTransaction.run(connection, PURPOSE, transaction -> delete(transaction, uid, options)));
    }

    private static Deletion delete(Connection transaction, UUID uid, DeleteOptions options) throws SQLException {
        List<Candidate> candidates = new ArrayList<>(Candidate.lock(transaction, BEGIN, List.of(uid)));
        if (candidates.isEmpty()) {
            return deletedBefore(transaction, uid);
        }
        Dependents dependents = SchemaGraphs.of(transaction).dependents(uid);
        if (options.dependents() == DeleteOptions.OfDependents.DELETE
                && !dependents.transitive().isEmpty()) {
            candidates.addAll(Candidate.lock(
                    transaction,
                    "",
                    dependents.transitive().stream().map(GraphNode::uid).toList()));
        }
        List<Obstacle> obstacles = Obstacles.of(candidates, dependents, options);
        if (!obstacles.isEmpty()) {
            throw new DeletionRefusedException(obstacles);
        }
        execute(transaction, candidates, options.dropsTable());
        return new Deletion(
                candidates.stream()
                        .map(table -> table.deleted(options.dropsTable()))
                        .toList(),
                false);
    }

    /** One statement drops all tables, since they may refer to each other in circles. */
    private static void execute(Connection transaction, List<Candidate> candidates, boolean dropsTables)
            throws SQLException {
        List<Candidate> dropped = candidates.stream()
                .filter(table -> dropsTables && table.tableExists())
                .toList();
        dropped.forEach(table -> table.dataSource().require(Capability.TABLE_DDL));
        String drop = dropped.stream().map(table -> table.name().quoted()).collect(Collectors.joining(", "));
        List<UUID> uids = candidates.stream().map(Candidate::uid).toList();
        String sql =
                (dropped.isEmpty() ? DELETE : DELETE + ";\ndrop table " + drop) + ";\n" + TableRoles.dropping(uids);
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setArray(1, transaction.createArrayOf("uuid", uids.toArray()));
            statement.execute();
        } catch (PSQLException refused) {
            if (STILL_NEEDED.equals(refused.getSQLState())) {
                throw new DeletionRefusedException(List.of(neededOutside(candidates.get(0), refused)));
            }
            throw refused;
        }
    }

    /** PostgreSQL knows more ways to depend on a table than foreign keys, views and inheritance, such as functions. */
    private static Obstacle neededOutside(Candidate named, PSQLException refused) {
        List<String> dependents =
                Optional.ofNullable(refused.getServerErrorMessage()).map(ServerErrorMessage::getDetail).stream()
                        .flatMap(String::lines)
                        .map(line -> line.replaceFirst(" depends on .*", ""))
                        .toList();
        return new Obstacle.NeededOutside(named.uid(), named.name(), dependents);
    }

    private static Deletion deletedBefore(Connection transaction, UUID uid) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DELETED_BEFORE)) {
            statement.setObject(1, uid);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new TableNotFoundException(uid);
                }
                PhysicalName name =
                        new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name"));
                DeletedTable.Fate fate =
                        row.getBoolean("table_exists") ? DeletedTable.Fate.KEPT : DeletedTable.Fate.ABSENT;
                return new Deletion(List.of(new DeletedTable(uid, name, fate)), true);
            }
        }
    }
}
