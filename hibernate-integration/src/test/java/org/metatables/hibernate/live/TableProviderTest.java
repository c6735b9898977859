package org.metatables.hibernate.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.hibernate.live.ProjectFolder.property;
import static org.metatables.hibernate.live.ProjectFolder.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.live.shop.Price;
import org.metatables.hibernate.live.shop.Product;
import org.metatables.hibernate.live.shop.Unmanaged;
import org.metatables.naming.PhysicalName;
import org.metatables.provider.AfterMigration;
import org.metatables.provider.TableProvider;
import org.metatables.settings.MetaTablesSettings;

/** What a project's own class says of its tables, instead of or besides settings. */
class TableProviderTest {

    private static final String DEMO = property(MetaTablesSettings.PROJECT, "demo");

    @TempDir
    private Path folder;

    @Test
    void namesItsEntitiesInItsOwnOrderAnnotatedOrNot() throws IOException {
        register(Ordered.class);
        persistenceXml(
                unit("all", DEMO, Account.class, AccountLimit.class, Product.class, Price.class, Unmanaged.class));

        DefinitionSet set = load(Map.of()).get(0);

        assertThat(set.provider()).isEqualTo(MigrationProvider.of("com.demo", "ordered"));
        assertThat(tables(set)).containsExactly("demo__unmanaged", "demo__account_limit", "demo__account");
        assertThat(set.project()).contains("demo");
        assertThat(set.declaredBy()).hasValueSatisfying(type -> {
            assertThat(type.name()).isEqualTo("orders");
            assertThat(type.className()).isEqualTo(Ordered.class.getName());
            assertThat(type.hasAfterHook()).isTrue();
        });
        assertThat(set.changeLog()).contains(new ChangeLogNames("orders_log", "orders_loglock"));
    }

    @Test
    void leavesTablesOutByNameAndByWhatTheyDeclare() throws IOException {
        register(Choosy.class);
        persistenceXml(unit("all", DEMO, Account.class, AccountLimit.class, Product.class, Price.class));

        assertThat(tables(load(Map.of()).get(0))).containsExactly("demo__account");
    }

    @Test
    void severalHaveEachTheirOwnSet() throws IOException {
        register(Ordered.class, Goods.class);
        persistenceXml(unit("all", DEMO, Account.class, AccountLimit.class, Unmanaged.class)
                + unit("goods", DEMO, Product.class, Price.class));

        assertThat(load(Map.of()))
                .extracting(set -> set.provider().key())
                .containsExactlyInAnyOrder("com.demo:goods", "com.demo:ordered");
        assertThat(load(Map.of())).flatExtracting(TableProviderTest::tables).hasSize(4);
    }

    @Test
    void oneOfSeveralIsChosenByName() throws IOException {
        register(Ordered.class, Goods.class);
        persistenceXml(
                unit("all", DEMO, Account.class, AccountLimit.class, Unmanaged.class, Product.class, Price.class));

        assertThat(load(Map.of(MetaTablesSettings.PROVIDER, "orders")))
                .extracting(set -> set.provider().key())
                .containsExactly("com.demo:ordered");
    }

    @Test
    void aClassIsChosenThatNobodyRegistered() throws IOException {
        persistenceXml(unit(
                "all",
                DEMO + property(MetaTablesSettings.PROVIDER, Goods.class.getName()),
                Product.class,
                Price.class));

        assertThat(load(Map.of()).get(0).provider().key()).isEqualTo("com.demo:goods");
    }

    @Test
    void itsPackagesAreSearchedWhereThereIsNoPersistenceXml() throws IOException {
        register(Goods.class);

        DefinitionSet set = load(Map.of(MetaTablesSettings.PROJECT, "demo")).get(0);

        assertThat(set.provider().key()).isEqualTo("com.demo:goods");
        assertThat(tables(set)).containsExactly("demo__product");
    }

    @Test
    void itsMigrationNamespaceIsTheNamespaceWhereNoSettingSaysOne() throws IOException {
        register(Goods.class);

        assertThat(load(Map.of()).get(0).tables().get(0).namespace()).isEqualTo("goods");
    }

    @Test
    void twoMustNotProvideOneTable() throws IOException {
        register(Ordered.class, Choosy.class);
        persistenceXml(unit("all", DEMO, Account.class, AccountLimit.class, Unmanaged.class));

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("The table public.demo__account belongs to the table provider")
                .hasMessageContaining(Ordered.class.getName())
                .hasMessageContaining(Choosy.class.getName());
    }

    @Test
    void aClassThatNoUnitMapsIsRefused() throws IOException {
        register(Ordered.class);
        persistenceXml(
                unit("one", DEMO, Account.class, AccountLimit.class) + unit("two", DEMO, Product.class, Price.class));

        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(Ordered.class.getName())
                .hasMessageContaining("no entities of the project: " + Unmanaged.class.getName() + ".");
    }

    private static List<String> tables(DefinitionSet set) {
        return set.tables().stream().map(table -> table.name().table()).toList();
    }

    private List<DefinitionSet> load(Map<String, String> settings) throws IOException {
        return new ProjectFolder(folder).load(settings);
    }

    private void persistenceXml(String units) throws IOException {
        new ProjectFolder(folder).persistenceXml(units);
    }

    private void register(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(TableProvider.class.getName()),
                List.of(providers).stream().map(Class::getName).toList());
    }

    /** Says all that can be said. */
    public static final class Ordered implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("com.demo", "ordered");
        }

        @Override
        public String name() {
            return "orders";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of(Unmanaged.class, AccountLimit.class, Account.class);
        }

        @Override
        public Optional<ChangeLogNames> changeLog() {
            return Optional.of(ChangeLogNames.of("orders_log"));
        }

        @Override
        public Optional<AfterMigration> afterMigration() {
            return Optional.of(report -> {});
        }
    }

    /** Names packages. */
    public static final class Goods implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("com.demo", "goods");
        }

        @Override
        public List<String> packages() {
            return List.of(Product.class.getPackageName());
        }
    }

    /** Leaves one table out by its name, and one by its columns. */
    public static final class Choosy implements TableProvider {

        @Override
        public MigrationProvider identity() {
            return MigrationProvider.of("com.demo", "choosy");
        }

        @Override
        public boolean includesName(PhysicalName table) {
            return !table.table().endsWith("__product");
        }

        @Override
        public boolean includes(TableDefinition table) {
            return table.foreignKeys().isEmpty();
        }
    }
}
