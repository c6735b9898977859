package org.metatables.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.metatables.access.InitialAccess;
import org.metatables.access.internal.BroughtAccess;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.internal.CatalogLock;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.Message;

/** The rows that bear on requests: those of their tables, of their identifiers, and of the version tables that they name. */
final class KnownRows {

    private static final String BEGIN =
            CatalogLock.TAKE_UNLESS_READ_ONLY + "set local metatables.command = 'register';\n";

    private static final String READ = "select " + CatalogRow.COLUMNS + """
            from metatables.meta_table m
            where m.uid in (
              select t.uid
              from rows from (pg_catalog.unnest(?::uuid[]), pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[]))
                as wanted(data_source_uid, schema_name, table_name)
              join metatables.meta_table t
                on t.data_source_uid = wanted.data_source_uid
                and t.physical_schema = wanted.schema_name and t.physical_table_name = wanted.table_name
              union
              select t.uid
              from rows from (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) as wanted(namespace, identifier)
              join metatables.meta_table t on t.namespace = wanted.namespace and t.identifier = wanted.identifier
              union
              select pg_catalog.unnest(?::uuid[]))
            """;

    private final Map<UUID, CatalogTable> rows = new HashMap<>();
    private final Map<List<Object>, CatalogTable> byTable = new HashMap<>();
    private final Map<List<Object>, CatalogTable> byIdentifier = new HashMap<>();

    private KnownRows() {}

    /**
     * Takes the lock of the catalog and reads the rows, in one round trip.
     *
     * @param access what rows come with that are made later in the transaction
     */
    static KnownRows lockAndRead(Connection transaction, List<Candidate> candidates, InitialAccess access)
            throws SQLException {
        KnownRows known = new KnownRows();
        try (Message message = new Message(transaction, BEGIN + BroughtAccess.announcement(access) + READ)) {
            bind(transaction, message.parameters(), candidates);
            try (ResultSet row = message.send()) {
                while (row.next()) {
                    known.add(CatalogRow.table(row));
                }
            }
        }
        return known;
    }

    /** The row of the candidate's table. */
    Optional<CatalogTable> ofTable(Candidate candidate) {
        return Optional.ofNullable(byTable.get(List.of(candidate.request().dataSourceUid(), candidate.name())));
    }

    /** The row that has the candidate's identifier. */
    Optional<CatalogTable> ofIdentifier(Candidate candidate) {
        return candidate
                .definition()
                .identifier()
                .map(identifier -> byIdentifier.get(List.of(candidate.namespace(), identifier)));
    }

    /** Whether there is a row of the uid. */
    boolean has(UUID uid) {
        return rows.containsKey(uid);
    }

    private void add(CatalogTable table) {
        rows.put(table.uid(), table);
        byTable.put(List.of(table.dataSourceUid(), table.name()), table);
        table.identifier().ifPresent(identifier -> byIdentifier.put(List.of(table.namespace(), identifier), table));
    }

    private static void bind(Connection connection, PreparedStatement parameters, List<Candidate> candidates)
            throws SQLException {
        List<Candidate> identified = candidates.stream()
                .filter(candidate -> candidate.definition().identifier().isPresent())
                .toList();
        set(
                connection,
                parameters,
                1,
                "uuid",
                candidates.stream().map(candidate -> candidate.request().dataSourceUid()));
        set(
                connection,
                parameters,
                2,
                "text",
                candidates.stream().map(candidate -> candidate.name().schema()));
        set(
                connection,
                parameters,
                3,
                "text",
                candidates.stream().map(candidate -> candidate.name().table()));
        set(connection, parameters, 4, "text", identified.stream().map(Candidate::namespace));
        set(
                connection,
                parameters,
                5,
                "text",
                identified.stream()
                        .map(candidate -> candidate.definition().identifier().orElseThrow()));
        set(connection, parameters, 6, "uuid", candidates.stream().flatMap(KnownRows::root));
    }

    private static Stream<UUID> root(Candidate candidate) {
        return candidate.lifecycle() instanceof Lifecycle.MigrationManaged migrated
                ? migrated.owner().rootUid().stream()
                : Stream.empty();
    }

    private static void set(
            Connection connection, PreparedStatement parameters, int place, String type, Stream<?> values)
            throws SQLException {
        parameters.setArray(place, connection.createArrayOf(type, values.toArray()));
    }
}
