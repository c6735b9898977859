package org.metatables.examples.accounts;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.ui.ConsoleUIService;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.testing.TestDatabase;

/** Migrates a fresh database and runs the tutorial on it, keeping what is printed. */
final class Run {

    private static final String APPLICATION = "accounts_app";
    private static final String OPERATIONS = "accounts_operations";
    private static final String PASSWORD = "secret";

    private final TestDatabase database;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    Run(TestDatabase database) {
        this.database = database;
        database.createRole(APPLICATION, PASSWORD);
        database.createRole(OPERATIONS, PASSWORD);
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(OPERATIONS));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** {@code liquibase update}, as the Liquibase plugin does it. */
    void update() throws Exception {
        update(Map.of());
    }

    /** The same with further options. */
    void update(Map<String, String> options) throws Exception {
        ConsoleUIService ui = new ConsoleUIService();
        ui.setOutputStream(out);
        Map<String, Object> scope = new HashMap<>(options);
        scope.put(Scope.Attr.ui.name(), ui);
        scope.put("liquibase.metatables.operations.role", OPERATIONS);
        scope.put("liquibase.metatables.creator", "user:ada");
        Scope.child(
                scope,
                () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "db/changelog.yaml")
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, database.jdbcUrl())
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.USERNAME_ARG, database.username())
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.PASSWORD_ARG, database.password())
                        .execute());
    }

    void tutorial() {
        Properties passwords = new Properties();
        passwords.setProperty(APPLICATION + ".password", PASSWORD);
        passwords.setProperty(OPERATIONS + ".password", PASSWORD);
        Tutorial.run(new DatabaseAccess(database.jdbcUrl(), passwords), out);
    }

    /** What was printed so far, with a mark in the place of what is different in every run. */
    String printed() {
        return masked(printed.toString(StandardCharsets.UTF_8));
    }

    /** The text with a mark in the place of uids and times. */
    static String masked(String text) {
        UnaryOperator<String> mask =
                line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uid>")
                        .replaceAll("\\b\\d+ ms", "<time>")
                        .stripTrailing();
        return text.lines().map(mask).collect(Collectors.joining("\n"));
    }
}
