package org.metatables.examples.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class DrawTheCatalogTest {

    private static final Path FOLDER = Path.of("target", "graph");

    private final TestDatabase database;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    DrawTheCatalogTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void drawsTablesOfEveryOwnerAndTheSameAgain() throws Exception {
        migrateTheShop();
        draw();

        assertThat(catalog().map(CatalogTable::schemaManagementMode).distinct())
                .containsExactlyInAnyOrder(SchemaManagementMode.values());
        assertThat(catalog()
                        .filter(table -> !table.isActive())
                        .map(table -> table.name().table()))
                .containsExactly("planning__forecast");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("14 tables, drawn in")
                .contains("In a circle: public.shop__address → public.shop__customer → public.shop__address")
                .contains("In a circle: public.ledger__account → public.ledger__account")
                .contains("reference.continent: nobody registered a table of this name.");
        String picture = Files.readString(FOLDER.resolve("catalog.svg"));
        assertThat(picture)
                .contains("mt-liquibase", "mt-backend", "mt-alembic mt-reserved", "mt-external", "mt-unregistered")
                .contains("shop.OrderLine", "ledger.invoice", "reference.exchange_rate", "planning.forecast");
        assertThat(Files.readString(FOLDER.resolve("catalog.mmd"))).startsWith("flowchart BT");
        assertThat(Files.readString(FOLDER.resolve("shop.svg"))).contains("default_address_id");

        draw();

        assertThat(Files.readString(FOLDER.resolve("catalog.svg"))).isEqualTo(picture);
        assertThat(withoutUids(picture))
                .as(
                        "the picture that the README shows; if it is meant to change, copy target/graph/catalog.svg over it")
                .isEqualTo(withoutUids(Files.readString(Path.of("catalog.svg"))));
    }

    private static String withoutUids(String picture) {
        return picture.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uid");
    }

    private Stream<CatalogTable> catalog() {
        return MetaTables.connect(database.dataSource()).catalog().list().stream();
    }

    private void draw() throws Exception {
        DrawTheCatalog.run(database.dataSource(), FOLDER, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private void migrateTheShop() throws Exception {
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "db/changelog.sql")
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, database.jdbcUrl())
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.USERNAME_ARG, database.username())
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.PASSWORD_ARG, database.password())
                .execute();
    }
}
