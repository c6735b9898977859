package org.metatables.boundary.internal;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.internal.SqlResource;

/** The reader and the writer role that each MetaTable has. */
public final class TableRoles {

    private static final String DROP = SqlResource.read(TableRoles.class, "drop-table-roles.sql");

    private TableRoles() {}

    /** A statement that drops the roles of tables that are no more MetaTables; it does nothing where there is no boundary. */
    public static String dropping(Collection<UUID> tables) {
        return DROP.formatted(tables.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }
}
