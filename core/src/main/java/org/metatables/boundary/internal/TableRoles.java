package org.metatables.boundary.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.internal.SqlResource;

/** The reader and the writer role that each MetaTable has. */
public final class TableRoles {

    private static final String DROP = SqlResource.read(TableRoles.class, "drop-table-roles.sql");

    private static final String LACKING = SqlResource.read(TableRoles.class, "lacking-roles.sql");

    private TableRoles() {}

    /** Those of the tables that have no roles, although there is a boundary. */
    public static Set<UUID> lacking(Connection connection, Collection<UUID> tables) {
        try (PreparedStatement statement = connection.prepareStatement(LACKING)) {
            statement.setArray(1, connection.createArrayOf("uuid", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                Set<UUID> lacking = new HashSet<>();
                while (row.next()) {
                    lacking.add(row.getObject("uid", UUID.class));
                }
                return lacking;
            }
        } catch (SQLException refused) {
            throw CatalogAccessException.of("look for the roles of operations", refused);
        }
    }

    /** A statement that drops the roles of tables that are no more MetaTables; it does nothing where there is no boundary. */
    public static String dropping(Collection<UUID> tables) {
        return DROP.formatted(tables.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }
}
