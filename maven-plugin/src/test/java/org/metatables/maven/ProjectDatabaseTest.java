package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.testing.DevelopmentDatabase;

class ProjectDatabaseTest {

    @TempDir
    static Path folder;

    private static DevelopmentDatabase server;

    @BeforeAll
    static void startServer() {
        server = DevelopmentDatabase.in(folder).name("shop").start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void theOwnerMayCreateSchemasAndTablesAndIsNoSuperuser() throws Exception {
        ConnectionFile connections = prepare();

        try (Connection owner = connect(connections, "shop_owner")) {
            owner.createStatement().execute("create schema if not exists s");
            owner.createStatement().execute("create table if not exists public.t (a int)");
            assertThat(answer(owner, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    @Test
    void aLoginOfGovernedOperationsHasABoundaryAndTheOwnerGoesOnCallingSetConfig() throws Exception {
        ConnectionFile connections = prepare();

        try (Connection login = connect(connections, "shop_operations")) {
            assertThat(answer(login, "select metatables_boundary.scope_role('{}', '{}')"))
                    .startsWith("mt_s_");
            assertThatThrownBy(() -> answer(login, "select set_config('role', 'none', true)"))
                    .hasMessageContaining("permission denied for function set_config");
        }
        try (Connection owner = connect(connections, "shop_owner")) {
            assertThat(answer(owner, "select set_config('application_name', 'x', true)"))
                    .isEqualTo("x");
        }
    }

    @Test
    void aLoginOwnsNothingAndMayCreateNothing() throws Exception {
        ConnectionFile connections = prepare();

        try (Connection login = connect(connections, "shop_app")) {
            assertThatThrownBy(() -> login.createStatement().execute("create table public.u (a int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void preparingAgainKeepsThePasswords() throws Exception {
        String first = prepare().passwordOf("shop_app");

        assertThat(prepare().passwordOf("shop_app")).isEqualTo(first);
    }

    @Test
    void onlyTheUserCanReadTheConnectionFile() throws Exception {
        ConnectionFile connections = prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(connections.path())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "acme-shop, acme_shop",
        "Acme.Shop-2, acme_shop_2",
        "3d-shop, t_3d_shop",
    })
    void anArtifactGivesItsNameToTheDatabase(String artifactId, String name) {
        assertThat(ProjectDatabase.nameFor(artifactId)).isEqualTo(name);
    }

    @Test
    void theNameOfTheDatabaseLeavesRoomForThatOfTheOwner() {
        assertThat(ProjectDatabase.nameFor("a".repeat(80)) + "_owner").hasSize(63);
    }

    private static ConnectionFile prepare() throws Exception {
        ConnectionFile connections = ConnectionFile.in(folder);
        new ProjectDatabase(server, connections).prepare(List.of("shop_app"), List.of("shop_operations"));
        return ConnectionFile.in(folder);
    }

    private static Connection connect(ConnectionFile connections, String login) throws SQLException {
        return DriverManager.getConnection(connections.url(), login, connections.passwordOf(login));
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
