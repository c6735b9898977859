package org.metatables.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.metatables.MetaTablesException;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSources;
import org.metatables.naming.BaselineNames;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.settings.UnknownSetting;

/**
 * Writes the baseline of a project that adopts a schema: the names that its tables and sequences have now, and keep
 * when the prefix of the project comes.
 *
 * <p>Run it once, before the first new entity, and commit the file. It is never overwritten: names that come later are
 * to get the prefix.
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class BaselineMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where it is written. */
    @Parameter(
            property = "metatables.baseline.file",
            defaultValue = "${project.basedir}/src/main/resources/" + BaselineNames.RESOURCE)
    private File file;

    /** Settings such as {@code metatables.packages} that override those of the persistence unit. */
    @Parameter
    private Map<String, String> settings = Map.of();

    @Override
    public void execute() throws MojoExecutionException {
        Path baseline = file.toPath();
        if (Files.exists(baseline)) {
            throw new MojoExecutionException("The baseline " + file
                    + " is there already, and tables that came later would lose their prefix. Delete the file if it is to be"
                    + " written anew.");
        }
        try (ProjectClassLoader classLoader = ProjectClassLoader.of(project.getRuntimeClasspathElements())) {
            for (UnknownSetting unknown : UnknownSetting.among(settings.keySet())) {
                getLog().warn("MetaTables: " + unknown.sentence() + " It is ignored.");
            }
            Map<String, String> authored = new HashMap<>(settings);
            authored.put(MetaTablesSettings.NAMING, "authored");
            Set<String> names =
                    DefinitionSources.mappedNames(new DefinitionRequest(classLoader, MetaTablesSettings.of(authored)));
            Files.createDirectories(baseline.toAbsolutePath().getParent());
            Files.writeString(baseline, BaselineNames.write(names));
            getLog().info("MetaTables: wrote " + names.size() + " names to " + file + ".");
        } catch (MetaTablesException invalid) {
            throw new MojoExecutionException(invalid.getMessage(), invalid);
        } catch (DependencyResolutionRequiredException | IOException | UncheckedIOException failure) {
            throw new MojoExecutionException(
                    "The baseline could not be written to " + file + ": " + failure.getMessage(), failure);
        }
    }
}
