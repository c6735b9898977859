package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.lifecycle.internal.OperationsGrants;
import org.metatables.testing.DevelopmentDatabase;
import org.metatables.testing.DevelopmentDatabaseBuilder;

/** A server that is stopped under an open pool, and started again. */
class RestartTest {

    private static final String LOGIN = "restart_operations";

    @Test
    void saysThatTheServerIsGoneAndWorksAgainWhenItIsBack(@TempDir Path folder) throws SQLException {
        DevelopmentDatabaseBuilder builder =
                DevelopmentDatabase.in(folder.resolve("server")).password("a-password");
        DevelopmentDatabase server = builder.start();
        DevelopmentDatabaseBuilder again = builder.port(server.port());
        UUID uid = makeTable(server);
        Operation insert = Operation.insert("insert into note values (:text)")
                .write(uid)
                .parameter("text", "secret-4711")
                .build();
        OperationsConfig config = OperationsConfig.of(
                        server.jdbcUrl(), LOGIN, GovernedDatabase.PASSWORD, GovernedDatabase.TESTER)
                .withPool(2, Duration.ofMillis(500));
        try (GovernedOperations operations = GovernedOperations.open(config)) {
            operations.execute(insert);
            server.close();
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> operations.execute(insert))
                        .isInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageNotContaining("4711")
                        .hasNoCause();
            }
            assertThatThrownBy(() -> GovernedOperations.open(config)).isInstanceOf(DatabaseUnavailableException.class);
            try (DevelopmentDatabase restarted = again.start()) {
                assertThat(restarted.jdbcUrl()).isEqualTo(config.url());
                assertThat(untilItIsBack(operations, insert).rowCount()).isEqualTo(1);
                assertThat(operations
                                .execute(Operation.select("select * from note")
                                        .read(uid)
                                        .build())
                                .rows())
                        .hasSize(2);
            }
        } finally {
            server.close();
        }
    }

    /** The pool tries to connect again from time to time. */
    private static OperationResult untilItIsBack(GovernedOperations operations, Operation operation) {
        DatabaseUnavailableException last = null;
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return operations.execute(operation);
            } catch (DatabaseUnavailableException notYet) {
                assertThat(notYet).hasMessageContaining("Nothing was");
                last = notYet;
            }
        }
        throw new AssertionError("The operations did not work again.", last);
    }

    private static UUID makeTable(DevelopmentDatabase server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            CatalogInstaller.installOrUpgrade(connection);
            statement.execute("create role " + LOGIN + " login password '" + GovernedDatabase.PASSWORD + "'");
            BoundaryInstaller.install(connection, BoundaryPlan.sealed(LOGIN));
            statement.execute("create table note (text text)");
            statement.execute(GovernedDatabase.register("note"));
            try (ResultSet row = statement.executeQuery(
                    "select uid from metatables.meta_table where physical_table_name = 'note'")) {
                row.next();
                UUID uid = row.getObject(1, UUID.class);
                OperationsGrants.grant(connection, LOGIN, List.of(uid));
                return uid;
            }
        }
    }
}
