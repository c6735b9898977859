package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class InstallOperationsMojoTest {

    private static final String LOGIN = "install_operations_test";

    @Test
    void installsTheBoundary(TestDatabase database) throws Exception {
        database.createRole(LOGIN, "secret");
        goal(database, LOGIN, "sealed").execute();

        try (Connection login = database.dataSourceFor(LOGIN, "secret").getConnection()) {
            login.createStatement().execute("select metatables_boundary.scope_role('{}', '{}')");
        }
    }

    @Test
    void writesAScriptInsteadWithoutAnyCredential(TestDatabase database, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("boundary.sql");
        InstallOperationsMojo goal = goal(database, "somebody", "coarse");
        set(goal, "script", file.toFile());
        goal.execute();

        assertThat(Files.readString(file))
                .isEqualTo(BoundaryInstaller.script(BoundaryPlan.coarse("somebody")))
                .doesNotContain(database.password());
    }

    @Test
    void saysWhatStandsAgainstItAndNeverAPassword(TestDatabase database) throws Exception {
        assertThatThrownBy(() -> goal(database, "nobody_there", "sealed").execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("nobody_there")
                .hasMessageContaining("create role");
        assertThatThrownBy(() -> goal(database, LOGIN, "porous").execute()).hasMessageContaining("sealed or coarse");
        InstallOperationsMojo goal = goal(database, LOGIN, "sealed");
        set(goal, "password", "hunter2");
        assertThatThrownBy(goal::execute)
                .hasMessageContaining("28P01")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        set(goal, "url", null);
        assertThatThrownBy(goal::execute).hasMessageContaining("metatables.administrator.url");
    }

    private static InstallOperationsMojo goal(TestDatabase database, String login, String boundary) throws Exception {
        InstallOperationsMojo goal = new InstallOperationsMojo();
        set(goal, "logins", List.of(login));
        set(goal, "boundary", boundary);
        set(goal, "url", database.jdbcUrl());
        set(goal, "username", database.username());
        set(goal, "password", database.password());
        return goal;
    }

    /** As Maven does. */
    private static void set(InstallOperationsMojo goal, String parameter, Object value) throws Exception {
        Field field = InstallOperationsMojo.class.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(goal, value);
    }
}
