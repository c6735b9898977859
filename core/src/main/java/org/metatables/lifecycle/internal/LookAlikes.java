package org.metatables.lifecycle.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.metatables.catalog.internal.Message;
import org.metatables.definition.MigrationProvider;
import org.metatables.internal.SqlResource;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/**
 * Tables that may be the ones that are missing: an adopted schema whose names have no prefix, or a schema that Liquibase was not
 * told of. A table of the catalog is none.
 */
record LookAlikes(Map<PhysicalName, PhysicalName> tables) {

    private static final String SQL = SqlResource.read(LookAlikes.class, "look-alikes.sql");

    /** Looks for them in one round trip; in none where nothing is missing. */
    static LookAlikes of(Connection transaction, MigrationProvider provider, List<PhysicalName> missing)
            throws SQLException {
        Map<PhysicalName, PhysicalName> tables = new HashMap<>();
        if (missing.isEmpty()) {
            return new LookAlikes(tables);
        }
        String prefix = Identifiers.slugify(provider.packageName()) + Identifiers.SEPARATOR;
        try (Message message = new Message(transaction, SQL)) {
            message.parameters().setArray(1, texts(transaction, missing, PhysicalName::schema));
            message.parameters().setArray(2, texts(transaction, missing, PhysicalName::table));
            message.parameters().setArray(3, texts(transaction, missing, name -> without(prefix, name.table())));
            try (ResultSet row = message.send()) {
                while (row.next()) {
                    tables.putIfAbsent(
                            new PhysicalName(row.getString("schema"), row.getString("name")),
                            new PhysicalName(row.getString("found_schema"), row.getString("found_table")));
                }
            }
        }
        return new LookAlikes(tables);
    }

    /** What is to be said of a missing table that has one. */
    Optional<String> remark(PhysicalName missing) {
        return Optional.ofNullable(tables.get(missing))
                .map(found -> found.schema().equals(missing.schema()) ? unprefixed(found) : elsewhere(missing, found));
    }

    private static String unprefixed(PhysicalName found) {
        return "The table " + found + " is there, and nobody registered it. If it is this one, let it keep its name:"
                + " run mvn metatables:baseline, or add the name to META-INF/metatables/baseline, and write the"
                + " contract files again.";
    }

    private static String elsewhere(PhysicalName missing, PhysicalName found) {
        return "The table " + found + " is there, and nobody registered it. If it is this one, it is in the wrong"
                + " schema: name " + missing.schema() + " in the changelog (schemaName, or defaultSchemaName), or "
                + found.schema() + " in the mapping.";
    }

    private static String without(String prefix, String table) {
        return table.startsWith(prefix) ? table.substring(prefix.length()) : table;
    }

    private static Array texts(Connection connection, List<PhysicalName> names, Function<PhysicalName, String> part)
            throws SQLException {
        return connection.createArrayOf("text", names.stream().map(part).toArray());
    }
}
