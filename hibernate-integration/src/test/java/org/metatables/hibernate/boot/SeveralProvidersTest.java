package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.DefinitionFiles;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.live.shop.Product;
import org.metatables.hibernate.testing.Boot;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.provider.TableProvider;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** An application whose tables belong to two providers, each a class that the project registered. */
@PostgresTest
class SeveralProvidersTest {

    @TempDir
    private Path folder;

    @Test
    void aStartUpBindsTheTablesOfEach(TestDatabase database) throws Exception {
        migrateEach(database);

        try (EntityManagerFactory factory = asTheProject(() -> application().on(database))) {
            HibernateMetaTables tables = HibernateMetaTables.of(factory);

            assertThat(tables.tables()).hasSize(3);
            assertThat(owner(database, tables.get(Account.class))).isEqualTo("com.demo:accounts");
            assertThat(owner(database, tables.get(Product.class))).isEqualTo("com.demo:goods");
        }
    }

    @Test
    void eachHasAContractFileThatSaysAllOfIt() throws Exception {
        List<DefinitionSet> sets = definitions();

        DefinitionFiles.write(sets, folder);

        assertThat(folder.resolve(DefinitionFiles.INDEX)).hasContent("com_demo_accounts.json\ncom_demo_goods.json");
        try (URLClassLoader classPath = classPath()) {
            assertThat(DefinitionFiles.read(classPath))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                    .containsExactlyInAnyOrderElementsOf(sets);
        }
    }

    /** Hibernate makes the tables of both, and each provider has its own migration. */
    private void migrateEach(TestDatabase database) throws Exception {
        asTheProject(() -> application()
                        .with(MetaTablesSettings.STARTUP, "off")
                        .creatingTables()
                        .on(database))
                .close();
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
            for (DefinitionSet set : definitions()) {
                ChangeLogTable changeLog = new ChangeLogTable(PhysicalName.inDefaultSchema(
                        set.changeLog().orElseThrow().table()));
                Migration migration = Migration.begin(connection, MigrationPlan.of(set, changeLog, "update"));
                migration.reserve();
                migration.finalise(FinalisationMode.LENIENT);
            }
        }
    }

    private List<DefinitionSet> definitions() throws Exception {
        return asTheProject(() -> EntityExtractor.extract(application().offlineMetadata(), "test")).stream()
                .map(Extraction::definitions)
                .toList();
    }

    private static Boot application() {
        return Boot.of(Account.class, AccountLimit.class, Product.class).with(MetaTablesSettings.PROJECT, "demo");
    }

    private static String owner(TestDatabase database, BoundTable table) throws Exception {
        try (Connection connection = database.connect()) {
            return Catalog.of(connection)
                    .get(table.uid())
                    .provider()
                    .map(MigrationProvider::key)
                    .orElseThrow();
        }
    }

    /** With the class path of the project as that of the thread, as a container has it. */
    private <T> T asTheProject(Callable<T> work) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(TableProvider.class.getName()),
                List.of(Accounts.class.getName(), Goods.class.getName()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader classPath = classPath()) {
            thread.setContextClassLoader(classPath);
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URLClassLoader classPath() throws Exception {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    /** Names its entities. */
    public static final class Accounts implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("com.demo", "accounts");
        }

        @Override
        public List<Class<?>> entities() {
            return List.of(Account.class, AccountLimit.class);
        }
    }

    /** Names a package, and a change log beside that of the project. */
    public static final class Goods implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("com.demo", "goods");
        }

        @Override
        public List<String> packages() {
            return List.of(Product.class.getPackageName());
        }

        @Override
        public Optional<ChangeLogNames> changeLog() {
            return Optional.of(ChangeLogNames.of("goods_log"));
        }
    }
}
