package org.metatables.maven;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.DevelopmentDatabase;

/** Makes what a project needs on a server that is new: its database, the owner, and logins that own nothing. */
final class ProjectDatabase {

    private static final String OWNER = "_owner";

    private final DevelopmentDatabase server;
    private final ConnectionFile connections;

    ProjectDatabase(DevelopmentDatabase server, ConnectionFile connections) {
        this.server = server;
        this.connections = connections;
    }

    /** The name of the database of an artifact: one that also leaves room for the name of the owner. */
    static String nameFor(String artifactId) {
        return Identifiers.bounded(Identifiers.MAX_LENGTH - OWNER.length(), Identifiers.slugify(artifactId));
    }

    /**
     * Makes what is missing and leaves the rest alone. The passwords are written down before they are used.
     *
     * @param logins logins that own nothing
     * @param operations those for governed operations, whose boundary is installed
     */
    void prepare(List<String> logins, List<String> operations) throws SQLException, IOException {
        String owner = server.name() + OWNER;
        connections.address(server.jdbcUrl(), owner);
        connections.ensurePassword(owner);
        Set<String> all = new LinkedHashSet<>(logins);
        all.addAll(operations);
        all.forEach(connections::ensurePassword);
        connections.save();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            ensureLogin(connection, owner);
            for (String login : all) {
                ensureLogin(connection, login);
            }
            statement.execute(
                    "alter database " + PhysicalName.quote(server.name()) + " owner to " + PhysicalName.quote(owner));
            if (!operations.isEmpty()) {
                BoundaryInstaller.install(connection, BoundaryPlan.sealed(operations.toArray(String[]::new)));
            }
        }
    }

    private void ensureLogin(Connection connection, String login) throws SQLException {
        String verb = exists(connection, login) ? "alter" : "create";
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + PhysicalName.quote(login) + " login password '"
                    + connections.passwordOf(login) + "'");
        }
    }

    private static boolean exists(Connection connection, String login) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            statement.setString(1, login);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
