package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.boundary.Hindrance;
import org.metatables.boundary.internal.Hindrances;
import org.metatables.catalog.internal.Message;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.MissingBoundaryException;
import org.metatables.lifecycle.MissingRoleException;

/** Gives tables the roles that governed operations stand in, and the roles their rights, where they lack them. */
public final class OperationsGrants {

    /** Asks for the grants that are missing; takes the parameters of {@link #bind}. */
    static final String MISSING = SqlResource.read(OperationsGrants.class, "missing-grants.sql")
            .replace("${hindrances}", Hindrances.of("(select uids from given)::uuid[]"));

    private OperationsGrants() {}

    /**
     * Grants what is lacking on the tables of these rows, as far as the login may: one round trip, and a second one where anything lacks.
     *
     * @param role the login of the operations
     * @return what stands in the way of operations then; a table that nothing stands against has no entry
     * @throws MissingRoleException if there is no such login
     * @throws MissingBoundaryException if the boundary is not installed for it
     */
    public static Map<UUID, List<Hindrance>> grant(Connection transaction, String role, Collection<UUID> tables)
            throws SQLException {
        try (Message message = new Message(transaction, MISSING)) {
            bind(transaction, message.parameters(), 1, Optional.of(role), tables);
            return grant(transaction, Optional.of(role), tables, message);
        }
    }

    /** Sets the two parameters of {@link #MISSING}, the first of which has this number. */
    static void bind(
            Connection connection,
            PreparedStatement parameters,
            int first,
            Optional<String> role,
            Collection<UUID> tables)
            throws SQLException {
        parameters.setString(first, role.orElse(null));
        parameters.setArray(first + 1, connection.createArrayOf("uuid", tables.toArray()));
    }

    /** Sends a message whose last statement is {@link #MISSING}, and grants what it answers. */
    static Map<UUID, List<Hindrance>> grant(
            Connection connection, Optional<String> role, Collection<UUID> tables, Message message)
            throws SQLException {
        try (ResultSet rows = message.send()) {
            rows.next();
            if (rows.getBoolean("role_missing")) {
                throw new MissingRoleException(role.orElseThrow());
            }
            if (rows.getBoolean("boundary_missing")) {
                throw new MissingBoundaryException(role.orElseThrow());
            }
            String grants = rows.getString("grants");
            return grants == null ? Hindrances.read(rows) : execute(connection, grants, tables);
        }
    }

    private static Map<UUID, List<Hindrance>> execute(Connection connection, String grants, Collection<UUID> tables)
            throws SQLException {
        try (Message message = new Message(connection, grants + ";" + Hindrances.of("?"))) {
            message.parameters().setArray(1, connection.createArrayOf("uuid", tables.toArray()));
            try (ResultSet rows = message.send()) {
                return Hindrances.read(rows);
            }
        }
    }
}
