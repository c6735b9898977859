package org.metatables.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.metatables.MetaTablesException;
import org.metatables.testing.DevelopmentDatabase;
import org.metatables.testing.TestDatabaseException;

/**
 * Starts a PostgreSQL for the rest of the build, on a machine that has none; its rows are kept from build to build.
 *
 * <p>The database belongs to a login of its own, {@code <name>_owner}, who is no superuser. For the goals that follow, the
 * properties {@code metatables.database.url}, {@code .username} and {@code .password} are those of the owner. The file
 * {@code metatables.database.connection}, which only this user can read, tells programs the address and every login's
 * password.
 */
@Mojo(name = "start-database", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartDatabaseMojo extends AbstractMojo {

    private static final String PROPERTY = "metatables.database.";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** The folder of the server; made on the first start. Delete it to start anew. */
    @Parameter(
            property = "metatables.database.directory",
            defaultValue = "${project.basedir}/.metatables/database",
            required = true)
    private File directory;

    /**
     * The name of the database: lower-case letters, digits and underscores. Default: that of the artifact, with an
     * underscore for everything else.
     */
    @Parameter(property = "metatables.database.name")
    private @Nullable String name;

    /** Logins that own nothing, for the programs of the project; made where they are not there. */
    @Parameter(property = "metatables.database.logins")
    private List<String> logins = List.of();

    /** Those of the logins that governed operations use: the boundary is installed for them. */
    @Parameter(property = "metatables.operations.role")
    private List<String> operations = List.of();

    /** Leaves the goal out. */
    @Parameter(property = "metatables.database.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("MetaTables: no database is started.");
            return;
        }
        try {
            Path folder = directory.toPath().toAbsolutePath().normalize();
            String database = name == null ? ProjectDatabase.nameFor(project.getArtifactId()) : name;
            DevelopmentDatabase server =
                    DevelopmentDatabase.in(folder).name(database).start();
            MavenExecutionRequest request = session.getRequest();
            request.setExecutionListener(AtSessionEnd.of(request.getExecutionListener(), server::close));
            ConnectionFile connections = ConnectionFile.in(folder);
            new ProjectDatabase(server, connections).prepare(logins, operations);
            Properties properties = project.getProperties();
            properties.setProperty(PROPERTY + "url", connections.url());
            properties.setProperty(PROPERTY + "username", connections.owner());
            properties.setProperty(PROPERTY + "password", connections.passwordOf(connections.owner()));
            properties.setProperty(PROPERTY + "connection", connections.path().toString());
            getLog().info("MetaTables: " + (server.adopted() ? "found" : "started") + " PostgreSQL, "
                    + connections.url() + ", in " + folder + ".");
        } catch (MetaTablesException | TestDatabaseException | SQLException | IOException failure) {
            throw new MojoExecutionException(
                    "The database in " + directory + " could not be started: " + failure.getMessage(), failure);
        }
    }
}
