package org.metatables.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.metatables.MetaTablesException;
import org.metatables.definition.DefinitionFiles;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSources;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.settings.UnknownSetting;

/**
 * Writes the contract files of the project's entities, so that Liquibase needs neither Hibernate nor entities later.
 *
 * <p>The definitions come from Hibernate's own mapping model of the project, offline: no database is asked. The project
 * needs {@code metatables-hibernate} and Hibernate on its class path. The same entities always give the same files.
 */
@Mojo(
        name = "contracts",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class ContractsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the folder {@code META-INF/metatables} is written. */
    @Parameter(property = "metatables.contracts.directory", defaultValue = "${project.build.outputDirectory}")
    private File outputDirectory;

    /** Settings such as {@code metatables.project} that override those of the persistence unit. */
    @Parameter
    private Map<String, String> settings = Map.of();

    /** Leaves the goal out. */
    @Parameter(property = "metatables.contracts.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("MetaTables: contract files are skipped.");
            return;
        }
        if ("pom".equals(project.getPackaging())) {
            getLog().info("MetaTables: a project of packaging pom has no contract files.");
            return;
        }
        try (ProjectClassLoader classLoader = ProjectClassLoader.of(project.getRuntimeClasspathElements())) {
            for (UnknownSetting unknown : UnknownSetting.among(settings.keySet())) {
                getLog().warn("MetaTables: " + unknown.sentence() + " It is ignored.");
            }
            long start = System.nanoTime();
            Map<String, String> live = new HashMap<>(settings);
            live.put(MetaTablesSettings.DEFINITIONS, "live");
            List<DefinitionSet> sets =
                    DefinitionSources.load(new DefinitionRequest(classLoader, MetaTablesSettings.of(live)));
            Path directory = outputDirectory.toPath();
            DefinitionFiles.write(sets, directory);
            for (DefinitionSet set : sets) {
                getLog().info("MetaTables: wrote the contracts of "
                        + (set.tables().size() == 1 ? "1 table" : set.tables().size() + " tables") + " of "
                        + set.provider().key() + " from " + set.origin().source() + " (naming "
                        + set.origin().namingStrategy() + ", " + set.origin().dialect() + ") in "
                        + (System.nanoTime() - start) / 1_000_000 + " ms.");
            }
        } catch (MetaTablesException invalid) {
            throw new MojoExecutionException(invalid.getMessage(), invalid);
        } catch (DependencyResolutionRequiredException | IOException | UncheckedIOException failure) {
            throw new MojoExecutionException(
                    "The contract files could not be written to " + outputDirectory + ": " + failure.getMessage(),
                    failure);
        }
    }
}
