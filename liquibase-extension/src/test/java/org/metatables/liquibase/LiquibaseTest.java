package org.metatables.liquibase;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.testing.TestDatabase;

/** A test with an empty project and a fresh database for each of its methods. */
abstract class LiquibaseTest {

    @TempDir
    Path folder;

    Project project;
    TestDatabase database;

    @BeforeEach
    void startFromNothing() {
        project = Project.in(folder);
        database = TestDatabase.create();
    }

    @AfterEach
    void dropTheDatabase() {
        database.close();
    }

    void update() throws Exception {
        WayToRun.COMMAND_SCOPE.update(project, database);
    }
}
