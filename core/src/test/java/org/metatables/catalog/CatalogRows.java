package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts rows into the catalog as they are wanted, whoever may have written them; they are external unless changed. */
final class CatalogRows {

    private static final String INSERT = """
            insert into metatables.meta_table (
              data_source_uid, physical_schema, physical_table_name, identifier, namespace, description, labels,
              management_mode, schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
            values ((select uid from metatables.data_source where name = 'default'), ?, ?, ?, ?, ?, ?,
              'external_registered', 'external_registered', 'active', 'relational', ?::jsonb, 'mt_none')
            returning uid
            """;

    private final Connection connection;

    CatalogRows(Connection connection) {
        this.connection = connection;
    }

    /** A table whose identifier is its namespace, a dot and its name. */
    UUID insert(String schema, String name, String namespace, String... labels) throws SQLException {
        return insert(schema, name, namespace, "", List.of(labels), List.of("id"));
    }

    UUID insert(
            String schema, String name, String namespace, String description, List<String> labels, List<String> columns)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            statement.setString(3, namespace + "." + name);
            statement.setString(4, namespace);
            statement.setString(5, description);
            statement.setArray(6, connection.createArrayOf("text", labels.toArray()));
            statement.setString(7, contract(schema, name, columns));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static String contract(String schema, String name, List<String> columns) {
        String ofColumns = columns.stream()
                .map(column -> "{\"name\": %s, \"data_type\": \"string\"}".formatted(quote(column)))
                .collect(Collectors.joining(","));
        return """
                {"version": "relational-table.v1", "physical": {"schema": %s, "table_name": %s},
                 "columns": [%s], "constraints": []}
                """.formatted(quote(schema), quote(name), ofColumns);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
