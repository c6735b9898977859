package org.metatables.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.metatables.MetaTablesException;
import org.metatables.boundary.Boundary;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;

/**
 * Installs the boundary of governed operations in a database, or brings it up to date, as an administrator. Once for each database,
 * before the first migration or after it; it can be repeated.
 *
 * <p>With a script file nothing is executed: the file is for {@code psql}. No credential is printed or written.
 */
@Mojo(name = "install-operations", requiresProject = false, threadSafe = true)
public final class InstallOperationsMojo extends AbstractMojo {

    /** The logins that governed operations use, which are there. */
    @Parameter(property = "metatables.operations.role", required = true)
    private List<String> logins = List.of();

    /** {@code sealed}, which a superuser installs, or {@code coarse}, for an administrator with CREATEROLE, as of managed PostgreSQL. */
    @Parameter(property = "metatables.operations.boundary", defaultValue = "sealed")
    private String boundary = "";

    /** Logins that go on calling {@code set_config} where the boundary is sealed, such as that of {@code pg_dump}. */
    @Parameter(property = "metatables.operations.trusted")
    private List<String> trusted = List.of();

    /** The JDBC URL of the database. */
    @Parameter(property = "metatables.administrator.url")
    private @Nullable String url;

    /** The administrator. */
    @Parameter(property = "metatables.administrator.username")
    private @Nullable String username;

    /** The administrator's password. Default: the environment variable {@code METATABLES_ADMINISTRATOR_PASSWORD}. */
    @Parameter(
            property = "metatables.administrator.password",
            defaultValue = "${env.METATABLES_ADMINISTRATOR_PASSWORD}")
    private @Nullable String password;

    /** A file for the SQL, which is not executed then. */
    @Parameter(property = "metatables.operations.script")
    private @Nullable File script;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            BoundaryPlan plan = plan();
            if (script != null) {
                Files.writeString(script.toPath(), BoundaryInstaller.script(plan));
                getLog().info("MetaTables: wrote " + script + "; let an administrator run it with psql.");
                return;
            }
            try (Connection administrator = connect()) {
                BoundaryInstaller.install(administrator, plan);
            }
            getLog().info("MetaTables: the " + plan.boundary().wireName()
                    + " boundary of governed operations is installed for " + String.join(", ", plan.logins()) + ".");
        } catch (MetaTablesException | IOException | SQLException refused) {
            throw new MojoExecutionException(refused.getMessage(), refused);
        }
    }

    private BoundaryPlan plan() throws MojoExecutionException {
        for (Boundary each : Boundary.values()) {
            if (each.wireName().equals(boundary.toLowerCase(Locale.ROOT))) {
                BoundaryPlan plan = each == Boundary.SEALED
                        ? BoundaryPlan.sealed(logins.toArray(String[]::new))
                        : BoundaryPlan.coarse(logins.toArray(String[]::new));
                return plan.trusting(trusted.toArray(String[]::new));
            }
        }
        throw new MojoExecutionException("There is no boundary '" + boundary + "'. Use sealed or coarse.");
    }

    private Connection connect() throws MojoExecutionException {
        if (url == null) {
            throw new MojoExecutionException(
                    "The database is not named. Set metatables.administrator.url, or metatables.operations.script for a file with the SQL.");
        }
        try {
            return DriverManager.getConnection(url, username, password);
        } catch (SQLException refused) {
            // Not chained: what the driver says may quote the URL, and with it a password.
            throw new MojoExecutionException("The administrator cannot connect to the database (SQLSTATE "
                    + refused.getSQLState() + "). Check the URL, the name and the password.");
        }
    }
}
