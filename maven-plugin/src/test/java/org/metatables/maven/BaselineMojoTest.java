package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSource;
import org.metatables.definition.DefinitionsNotFoundException;
import org.metatables.naming.BaselineNames;

/** The goal on a project whose class path is one folder. */
class BaselineMojoTest {

    @TempDir
    private Path folder;

    @Test
    void writesTheNamesThatTheProjectHasNow() throws Exception {
        registerSource();

        goal(Map.of()).execute();

        assertThat(BaselineNames.parse(Files.readString(file()), "the file").names())
                .containsExactly("account", "account_seq", "authored");
    }

    @Test
    void neverOverwritesWhatIsThere() throws Exception {
        registerSource();
        goal(Map.of()).execute();
        Files.writeString(file(), "mine");

        assertThatThrownBy(() -> goal(Map.of()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("is there already")
                .hasMessageContaining("Delete the file");

        assertThat(file()).hasContent("mine");
    }

    @Test
    void failsWithTheAdviceWhereTheProjectHasNoEntities() {
        assertThatThrownBy(() -> goal(Map.of()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasCauseInstanceOf(DefinitionsNotFoundException.class);
        assertThat(file()).doesNotExist();
    }

    private void registerSource() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DefinitionSource.class.getName()), ShopSource.class.getName());
    }

    private Path file() {
        return folder.resolve("src/main/resources/" + BaselineNames.RESOURCE);
    }

    private BaselineMojo goal(Map<String, String> settings) {
        MavenProject project = new MavenProject();
        project.setBuild(new Build());
        project.getBuild().setOutputDirectory(folder.toString());
        BaselineMojo goal = new BaselineMojo();
        set(goal, "project", project);
        set(goal, "file", file().toFile());
        set(goal, "settings", settings);
        return goal;
    }

    /** Sets a parameter as Maven does. */
    private static void set(BaselineMojo goal, String parameter, Object value) {
        try {
            Field field = BaselineMojo.class.getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(goal, value);
        } catch (ReflectiveOperationException absent) {
            throw new AssertionError("The goal has no parameter " + parameter + ".", absent);
        }
    }

    /** Stands for the entities of the project; one of its tables is named for the naming that it was asked for. */
    public static final class ShopSource implements DefinitionSource {

        @Override
        public List<DefinitionSet> load(DefinitionRequest request) {
            throw new AssertionError("Mappings need not be understood for their names.");
        }

        @Override
        public Set<String> mappedNames(DefinitionRequest request) {
            return Set.of(
                    "account",
                    "account_seq",
                    request.settings().get("metatables.naming").orElse("prefixed"));
        }
    }
}
