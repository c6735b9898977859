package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.internal.Message;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.MissingBoundaryException;
import org.metatables.lifecycle.MissingRoleException;

/** Gives tables the roles that governed operations stand in, and the roles their rights, where they lack them. */
public final class OperationsGrants {

    /** Asks for the grants that are missing; takes the parameters of {@link #bind}. */
    static final String MISSING = SqlResource.read(OperationsGrants.class, "missing-grants.sql");

    private OperationsGrants() {}

    /**
     * Grants what is lacking on the tables of these rows: one round trip, and a second one where anything lacks.
     *
     * @param role the login of the operations
     * @throws MissingRoleException if there is no such login
     * @throws MissingBoundaryException if the boundary is not installed for it
     */
    public static void grant(Connection transaction, String role, Collection<UUID> tables) throws SQLException {
        try (Message message = new Message(transaction, MISSING)) {
            bind(transaction, message.parameters(), 1, Optional.of(role), tables);
            grant(transaction, Optional.of(role), message);
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
    static void grant(Connection connection, Optional<String> role, Message message) throws SQLException {
        String grants;
        try (ResultSet row = message.send()) {
            row.next();
            if (row.getBoolean("role_missing")) {
                throw new MissingRoleException(role.orElseThrow());
            }
            if (row.getBoolean("boundary_missing")) {
                throw new MissingBoundaryException(role.orElseThrow());
            }
            grants = row.getString("grants");
        }
        if (grants != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(grants);
            }
        }
    }
}
