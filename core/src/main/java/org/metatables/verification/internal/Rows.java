package org.metatables.verification.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.verification.VerifiedTable;

/** The rows that are verified: read in one query, and written in one statement. */
public final class Rows {

    private static final String ALL = "select " + CatalogRow.COLUMNS + """
            from metatables.meta_table m
            join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
            """;

    private static final String ORDER = """
            order by m.physical_schema collate "C", m.physical_table_name collate "C"
            """;

    private static final String SOME = ALL + "where m.uid = any (?)\n" + ORDER;

    private static final String WRITE = """
            update metatables.meta_table m
            set provisioning_status = o.status,
              activated_at = case when o.status = 'active' then pg_catalog.clock_timestamp() else m.activated_at end,
              updated_at = pg_catalog.clock_timestamp()
            from (select pg_catalog.unnest(?::uuid[]) as uid, pg_catalog.unnest(?::text[]) as status) o
            where m.uid = o.uid
            """;

    private Rows() {}

    /**
     * The rows of the default data source, all or some, ordered by schema and name.
     *
     * @throws TableNotFoundException if one of them is not there
     */
    public static List<CatalogTable> read(Connection connection, Optional<Collection<UUID>> uids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(uids.isPresent() ? SOME : ALL + ORDER)) {
            if (uids.isPresent()) {
                statement.setArray(
                        1, connection.createArrayOf("uuid", uids.get().toArray()));
            }
            List<CatalogTable> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(CatalogRow.table(row));
                }
            }
            uids.ifPresent(asked -> requireAll(asked, rows));
            return rows;
        }
    }

    /** Gives each row the status that was found out. */
    public static void writeStatus(Connection connection, List<VerifiedTable> tables) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", tables.stream().map(VerifiedTable::uid).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            tables.stream()
                                    .map(table -> table.status().wireName())
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    private static void requireAll(Collection<UUID> asked, List<CatalogTable> rows) {
        Set<UUID> missing = new LinkedHashSet<>(asked);
        rows.forEach(row -> missing.remove(row.uid()));
        if (!missing.isEmpty()) {
            throw new TableNotFoundException(missing.iterator().next());
        }
    }
}
