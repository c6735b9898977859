package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.w3c.dom.Document;

/** The command and the statement that the guides show, run. */
@PostgresTest
class ReadmeTest {

    private static final String GOAL = "install-operations";
    private static final Pattern PROPERTY = Pattern.compile("-D(\\S+?)=(\\S+)");

    @Test
    void theCommandInstallsTheBoundary(TestDatabase database) throws Exception {
        String command = resource("/readme/install-operations.sh");
        Map<String, String> properties = PROPERTY.matcher(command)
                .results()
                .collect(Collectors.toMap(property -> property.group(1), property -> property.group(2)));
        assertThat(command).contains("mvn metatables:" + GOAL + " ");
        assertThat(properties).containsKeys("metatables.administrator.url", "metatables.administrator.username");
        String login = properties.get("metatables.operations.role");
        database.createRole(login, "secret");

        InstallOperationsMojo goal = new InstallOperationsMojo();
        for (String property : properties.keySet()) {
            assertThat(parameterOf(property)).as("the parameter of " + property).isNotEmpty();
        }
        set(goal, parameterOf("metatables.operations.role"), List.of(login));
        set(goal, parameterOf("metatables.administrator.url"), database.jdbcUrl());
        set(goal, parameterOf("metatables.administrator.username"), database.username());
        set(goal, parameterOf("metatables.administrator.password"), database.password());
        set(goal, parameterOf("metatables.operations.boundary"), "sealed");
        goal.execute();

        assertThat(column(database, "select name from metatables_boundary.login"))
                .containsExactly(login);
    }

    @Test
    void theStatementListsTheNamesOfABaseline(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (id serial primary key)");
        }

        assertThat(column(database, """
                        select relname from pg_class where relkind in ('r', 'p', 'S') and relnamespace = 'public'::regnamespace order by relname;
                        """)).containsExactly("note", "note_id_seq");
    }

    /** The name of the goal's parameter that has this property, as Maven reads it from the plugin's descriptor; else nothing. */
    private static String parameterOf(String property) throws Exception {
        try (InputStream descriptor = ReadmeTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document plugin =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(descriptor);
            return XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            "name(//mojo[goal='" + GOAL + "']/configuration/*[normalize-space()='${" + property
                                    + "}'])",
                            plugin);
        }
    }

    private static void set(InstallOperationsMojo goal, String parameter, Object value) throws Exception {
        Field field = InstallOperationsMojo.class.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(goal, value);
    }

    private static List<String> column(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = ReadmeTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
