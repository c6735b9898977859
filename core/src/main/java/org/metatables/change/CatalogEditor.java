package org.metatables.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.Message;
import org.metatables.catalog.internal.OwnTransaction;

/**
 * Changes what people say about tables: labels, description, protection.
 *
 * <pre>{@code
 * CatalogTable account = catalog.get(uid);
 * editor.change(account, TableChange.none().addLabels("pii").describe("Who buys from us."));
 * }</pre>
 *
 * <p>Each change is one transaction on one row, in three round trips, under the lock of that row. Two that touch different things
 * both survive, each label being a thing of its own; of two that touch the same, the later one is told so. The login must be allowed
 * to write the catalog, as its owner is. All methods throw {@link org.metatables.catalog.CatalogAccessException} where the database
 * refuses; nothing is written then. This class is as thread-safe as what it was made of.
 */
public final class CatalogEditor {

    private static final String PURPOSE = "change a table in the catalog";

    private static final String READ = """
            set local metatables.command = 'change';
            select %s, %s from metatables.meta_table m where m.uid = ? for update
            """.formatted(CatalogRow.COLUMNS, GivenMeaning.COLUMNS);

    /** A trigger of the catalog puts what people say beside what is declared. */
    private static final String WRITE = """
            update metatables.meta_table m
            set labels = ?, description = ?, protect_from_deletion = ?,
              given_labels = ?, given_description = ?, given_protection = ?, updated_at = pg_catalog.clock_timestamp()
            where m.uid = ?
            returning
            """ + CatalogRow.COLUMNS;

    private final ConnectionSource connections;

    private CatalogEditor(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Of the catalog that the data source leads to. Each change takes a connection and gives it back. */
    public static CatalogEditor of(DataSource dataSource) {
        return new CatalogEditor(ConnectionSource.of(dataSource));
    }

    /** Of the catalog that the connection leads to. The connection stays open; what is pending on it is committed first. */
    public static CatalogEditor of(Connection connection) {
        return new CatalogEditor(ConnectionSource.of(connection));
    }

    /**
     * Makes a change in view of what a table said. Does not write where nothing becomes otherwise.
     *
     * @param seen the table as the author of the change saw it
     * @return the table as it is now, with what others have changed meanwhile
     * @throws ConflictingChangeException if somebody else has changed the same meanwhile
     * @throws DeclaredElsewhereException if the change contradicts the definition of the table
     * @throws TableNotFoundException if the table was deleted
     */
    public CatalogTable change(CatalogTable seen, TableChange change) {
        return change(seen.uid(), Optional.of(seen), change);
    }

    /**
     * Sees to it that a table has these labels, whatever others do.
     *
     * @throws InvalidChangeException if all are blank, or one is null, over-long or not storable
     * @throws TableNotFoundException if there is no such table
     */
    public CatalogTable addLabels(UUID uid, Collection<String> labels) {
        return change(uid, Optional.empty(), TableChange.none().addLabels(labels));
    }

    /**
     * Sees to it that a table does not have these labels, whatever others do.
     *
     * @throws InvalidChangeException if all are blank, or one is null, over-long or not storable
     * @throws DeclaredElsewhereException if the definition of the table declares one
     * @throws TableNotFoundException if there is no such table
     */
    public CatalogTable removeLabels(UUID uid, Collection<String> labels) {
        return change(uid, Optional.empty(), TableChange.none().removeLabels(labels));
    }

    private CatalogTable change(UUID uid, Optional<CatalogTable> seen, TableChange change) {
        return connections.ask(
                PURPOSE,
                connection ->
                        OwnTransaction.run(connection, PURPOSE, transaction -> change(transaction, uid, seen, change)));
    }

    private static CatalogTable change(
            Connection transaction, UUID uid, Optional<CatalogTable> seen, TableChange change) throws SQLException {
        try (Message message = new Message(transaction, READ)) {
            message.parameters().setObject(1, uid);
            try (ResultSet row = message.send()) {
                if (!row.next()) {
                    throw new TableNotFoundException(uid);
                }
                CatalogTable current = CatalogRow.table(row);
                GivenMeaning given = GivenMeaning.of(row);
                seen.ifPresent(before -> new ThreeWayMerge(before, current).requireNoConflict(change));
                return write(transaction, current, given, change);
            }
        }
    }

    private static CatalogTable write(
            Connection transaction, CatalogTable current, GivenMeaning given, TableChange change) throws SQLException {
        NewMeaning after = NewMeaning.of(current, given, change);
        if (after.saysTheSame(current, given)) {
            return current;
        }
        try (PreparedStatement statement = transaction.prepareStatement(WRITE)) {
            after.bind(transaction, statement);
            statement.setObject(7, current.uid());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return CatalogRow.table(row);
            }
        }
    }
}
