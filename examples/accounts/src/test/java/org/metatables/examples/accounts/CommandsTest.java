package org.metatables.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a guide tells to type exists: the profiles, modules, goals and properties of each command of Maven, in blocks and between the lines. */
class CommandsTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)mvn ((?:[^`\\n\\\\]|\\\\\\n)+)");
    private static final Set<String> PHASES_AND_GOALS_OF_OTHERS = Set.of(
            "verify",
            "install",
            "clean",
            "process-classes",
            "liquibase:update",
            "liquibase:releaseLocks",
            "spotless:apply");
    private static final Set<String> PROPERTIES_OF_MAVEN = Set.of("skipTests");

    static List<String> commands() {
        return Documentation.documents().stream()
                .flatMap(document ->
                        COMMAND.matcher(Documentation.text(document)).results())
                .map(command -> command.group(1).replaceAll("\\\\\\n", " "))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandNamesWhatThereIs(String command) throws IOException {
        String poms = texts("pom.xml");
        String goals = texts("Mojo.java");
        for (String profile : named(command, "-P ?(\\S+)")) {
            assertThat(poms).contains("<id>" + profile + "</id>");
        }
        for (String module : named(command, "-pl (\\S+)")) {
            assertThat(Documentation.TOP.resolve(module).resolve("pom.xml")).exists();
        }
        for (String property : named(command, "-D([^=\\s]+)")) {
            assertThat(PROPERTIES_OF_MAVEN.contains(property)
                            || poms.contains("${" + property + "}")
                            || goals.contains("property = \"" + property + "\""))
                    .as("the property " + property)
                    .isTrue();
        }
        for (String goal : named(" " + command, "(?<=\\s)(?<!-pl )(?!-)(\\S+)")) {
            assertThat(PHASES_AND_GOALS_OF_OTHERS.contains(goal)
                            || goals.contains("name = \"" + goal.replace("metatables:", "") + "\""))
                    .as("the phase or goal " + goal)
                    .isTrue();
        }
    }

    private static List<String> named(String command, String what) {
        return Pattern.compile(what)
                .matcher(command)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String texts(String ending) throws IOException {
        try (Stream<Path> files = Files.find(
                Documentation.TOP, 10, (file, attributes) -> file.toString().endsWith(ending))) {
            return files.map(Documentation::text).collect(Collectors.joining());
        }
    }
}
