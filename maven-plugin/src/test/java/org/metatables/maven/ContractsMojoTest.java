package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.Problem;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionFiles;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSource;
import org.metatables.definition.DefinitionsNotFoundException;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/** The goal on a project whose class path is one folder. */
class ContractsMojoTest {

    private static final String TABLE = "metatables.project";

    @TempDir
    private Path classes;

    private final Log log = new Log();

    @BeforeEach
    void registerSource() throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(DefinitionSource.class.getName()), ShopSource.class.getName());
    }

    @Test
    void writesTheContractsOfTheProjectBesideItsClasses() throws Exception {
        goal(classes, Map.of(TABLE, "account")).execute();

        assertThat(classes.resolve(DefinitionFiles.INDEX)).hasContent("shop_main.json");
        assertThat(classes.resolve("META-INF/metatables/shop_main.json"))
                .content()
                .contains("\"table\": \"account\"");
        assertThat(log.lines)
                .startsWith(
                        "MetaTables: wrote the contracts of 1 table of shop:main from a test (naming none, none) in ");
    }

    @Test
    void warnsOfASettingThatNothingReads() throws Exception {
        goal(classes, Map.of(TABLE, "account", "metatables.namespaces", "shop")).execute();

        assertThat(log.lines)
                .contains(
                        "There is no setting metatables.namespaces. Did you mean metatables.namespace? It is ignored.");
    }

    @Test
    void asksTheEntitiesAndNotTheFilesOfTheLastBuild() throws Exception {
        goal(classes, Map.of(TABLE, "account")).execute();

        goal(classes, Map.of(TABLE, "customer")).execute();

        assertThat(classes.resolve("META-INF/metatables/shop_main.json"))
                .content()
                .contains("\"table\": \"customer\"")
                .doesNotContain("account");
    }

    @Test
    void leavesAFileAloneThatWouldNotChangeSoThatNothingIsBuiltAgain() throws Exception {
        goal(classes, Map.of(TABLE, "account")).execute();
        Path file = classes.resolve("META-INF/metatables/shop_main.json");
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);

        goal(classes, Map.of(TABLE, "account")).execute();

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void writesNothingWhereItIsSkipped() throws Exception {
        ContractsMojo goal = goal(classes, Map.of(TABLE, "account"));
        set(goal, "skip", true);

        goal.execute();

        assertThat(classes.resolve("META-INF/metatables")).doesNotExist();
        assertThat(log.lines).isEqualTo("MetaTables: contract files are skipped.\n");
    }

    @Test
    void leavesOutAProjectThatOnlyHoldsModulesTogether() throws Exception {
        ContractsMojo goal = goal(classes, Map.of(TABLE, "account"), "pom");

        goal.execute();

        assertThat(classes.resolve("META-INF/metatables")).doesNotExist();
        assertThat(log.lines).isEqualTo("MetaTables: a project of packaging pom has no contract files.\n");
    }

    @Test
    void failsWithTheAdviceWhereTheProjectHasNoEntities() throws Exception {
        Files.delete(classes.resolve("META-INF/services").resolve(DefinitionSource.class.getName()));

        assertThatThrownBy(() -> goal(classes, Map.of()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasCauseInstanceOf(DefinitionsNotFoundException.class)
                .hasMessageContaining("no entities that MetaTables finds")
                .hasMessageContaining("Annotate an entity with @MetaTable")
                .hasMessageContaining("<class> in META-INF/persistence.xml");
    }

    @Test
    void failsWithTheWordsOfWhatIsWrongWithAnEntity() {
        assertThatThrownBy(() -> goal(classes, Map.of()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasCauseInstanceOf(InvalidDefinitionException.class)
                .hasMessage("The entity Account has no table. Set metatables.project.");
    }

    @Test
    void failsWithTheNameOfTheFolderThatCannotBeWritten() throws Exception {
        Path blocked = Files.writeString(classes.resolve("blocked"), "a file where a folder should be");

        assertThatThrownBy(() -> goal(blocked, Map.of(TABLE, "account")).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("could not be written to " + blocked);
    }

    private ContractsMojo goal(Path outputDirectory, Map<String, String> settings) {
        return goal(outputDirectory, settings, "jar");
    }

    private ContractsMojo goal(Path outputDirectory, Map<String, String> settings, String packaging) {
        MavenProject project = new MavenProject();
        project.setPackaging(packaging);
        project.setBuild(new Build());
        project.getBuild().setOutputDirectory(classes.toString());
        ContractsMojo goal = new ContractsMojo();
        goal.setLog(log);
        set(goal, "project", project);
        set(goal, "outputDirectory", outputDirectory.toFile());
        set(goal, "settings", settings);
        return goal;
    }

    /** Sets a parameter as Maven does. */
    private static void set(ContractsMojo goal, String parameter, Object value) {
        try {
            Field field = ContractsMojo.class.getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(goal, value);
        } catch (ReflectiveOperationException absent) {
            throw new AssertionError("The goal has no parameter " + parameter + ".", absent);
        }
    }

    /** Stands for the entities of the project: one table, whose name a setting tells. */
    public static final class ShopSource implements DefinitionSource {

        @Override
        public List<DefinitionSet> load(DefinitionRequest request) {
            String table = request.settings()
                    .get(TABLE)
                    .orElseThrow(() -> new InvalidDefinitionException(
                            Problem.of("The entity Account has no table.").remedy("Set metatables.project.")));
            TableDefinition definition = TableDefinition.builder(
                            PhysicalName.inDefaultSchema(table), "shop", new Authoring.Entity("com.shop", "Account"))
                    .column(ColumnDefinition.of("code", DataTypes.ofSqlType("text"))
                            .notNull())
                    .primaryKey("code")
                    .build();
            return List.of(new DefinitionSet(
                    MigrationProvider.of("shop", "main", Optional.of("shop:main")),
                    List.of(definition),
                    new DefinitionOrigin("a test", "none", "none")));
        }
    }

    /** Keeps what the goal says. */
    private static final class Log extends SystemStreamLog {

        private String lines = "";

        @Override
        public void warn(CharSequence content) {
            info(content);
        }

        @Override
        public void info(CharSequence line) {
            lines += line + "\n";
        }
    }
}
