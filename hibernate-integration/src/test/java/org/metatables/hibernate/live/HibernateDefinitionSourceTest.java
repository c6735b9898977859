package org.metatables.hibernate.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.hibernate.live.ProjectFolder.property;
import static org.metatables.hibernate.live.ProjectFolder.unit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSources;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.live.shop.Price;
import org.metatables.hibernate.live.shop.Product;
import org.metatables.hibernate.live.shop.Unmanaged;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;

class HibernateDefinitionSourceTest {

    private static final String SNAKE = "<property name=\"hibernate.physical_naming_strategy\" value=\""
            + PhysicalNamingStrategySnakeCaseImpl.class.getName() + "\"/>";

    @TempDir
    private Path folder;

    @Test
    void findsTheUnitsOfPersistenceXmlWithTheirOwnSettings() throws IOException {
        persistenceXml(unit("shop", SNAKE + project("shop"), Product.class, Price.class));
        DefinitionSet set = load(Map.of()).get(0);
        assertThat(set.provider().key()).isEqualTo("shop:shop");
        assertThat(set.origin().source()).isEqualTo("persistence unit shop");
        assertThat(set.origin().namingStrategy()).contains("PhysicalNamingStrategySnakeCaseImpl", "shop__");
        assertThat(set.origin().dialect()).isEqualTo("PostgreSQLDialect");
        TableDefinition product = set.tables().get(0);
        assertThat(product.name()).isEqualTo(PhysicalName.inDefaultSchema("shop__product"));
        assertThat(product.columns()).extracting("name").containsExactly("id", "product_name", "amount", "currency");
    }

    @Test
    void settingsOfTheRequestOverrideThoseOfTheUnit() throws IOException {
        persistenceXml(unit("shop", project("shop"), Product.class, Price.class));
        DefinitionSet set = load(Map.of(MetaTablesSettings.PROJECT, "other", MetaTablesSettings.NAMESPACE, "ns"))
                .get(0);
        assertThat(set.tables().get(0).name().table()).isEqualTo("other__product");
        assertThat(set.tables().get(0).namespace()).isEqualTo("ns");
        assertThat(set.provider().key()).isEqualTo("other:ns");
    }

    @Test
    void opensNoConnectionEvenIfTheUnitNamesADatabase() throws IOException {
        persistenceXml(unit(
                "shop",
                project("shop")
                        + "<property name=\"jakarta.persistence.jdbc.url\" value=\"jdbc:postgresql://127.0.0.1:1/none\"/>"
                        + "<property name=\"hibernate.hbm2ddl.auto\" value=\"create\"/>",
                Product.class,
                Price.class));
        assertThat(load(Map.of())).hasSize(1);
    }

    @Test
    void skipsUnitsWithoutMetaTables() throws IOException {
        persistenceXml(unit("plain", "", Unmanaged.class) + unit("shop", project("shop"), Product.class, Price.class));
        assertThat(load(Map.of())).hasSize(1);
    }

    @Test
    void mergesUnitsOfOneProvider() throws IOException {
        persistenceXml(unit("one", project("demo"), Account.class)
                + unit("two", project("demo"), Account.class, AccountLimit.class));
        List<DefinitionSet> sets = load(Map.of());
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).tables())
                .extracting(table -> table.name().table())
                .containsExactly("demo__account", "demo__account_limit");
        assertThat(sets.get(0).origin().source()).isEqualTo("persistence unit one and persistence unit two");
    }

    @Test
    void refusesUnitsOfOneProviderThatContradictEachOther() throws IOException {
        persistenceXml(unit("one", project("demo"), Account.class)
                + unit("two", project("demo") + namespace("other") + key("demo:demo"), Account.class));
        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("demo__account");
    }

    @Test
    void keepsUnitsOfDifferentProvidersApart() throws IOException {
        persistenceXml(
                unit("one", project("demo"), Account.class) + unit("two", project("shop"), Product.class, Price.class));
        assertThat(load(Map.of())).extracting(set -> set.provider().key()).containsExactly("demo:demo", "shop:shop");
    }

    @Test
    void takesTheMappingOfOrmXmlIntoAccount() throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/orm.xml"), """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.2">
                  <entity class="%s" access="FIELD">
                    <table name="goods" schema="sales"/>
                    <attributes><id name="id"/><basic name="productName"><column name="title" length="40"/></basic></attributes>
                  </entity>
                </entity-mappings>
                """.formatted(Product.class.getName()));
        persistenceXml(unit("shop", project("shop"), Product.class, Price.class));
        TableDefinition product = load(Map.of()).get(0).tables().get(0);
        assertThat(product.name()).isEqualTo(new PhysicalName("sales", "shop__goods"));
        assertThat(product.columnsByName().get("title").type().sqlType()).isEqualTo("varchar(40)");
    }

    @Test
    void findsEntitiesByPackageWhereThereIsNoPersistenceXml() throws IOException {
        List<DefinitionSet> sets = load(Map.of(
                MetaTablesSettings.PROJECT, "shop", MetaTablesSettings.PACKAGES, Product.class.getPackageName()));
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).tables())
                .extracting(table -> table.name().table())
                .containsExactly("shop__product");
    }

    @Test
    void findsNothingWhereThereIsNeitherPersistenceXmlNorAPackage() throws IOException {
        assertThat(load(Map.of(MetaTablesSettings.PROJECT, "shop"))).isEmpty();
    }

    @Test
    void refusesAMetaTableThatIsNoEntity() {
        assertThatThrownBy(() -> load(Map.of(
                        MetaTablesSettings.PROJECT,
                        "shop",
                        MetaTablesSettings.PACKAGES,
                        getClass().getPackageName() + ".wrong")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("NoEntity");
    }

    @Test
    void findsNothingWhereThereIsNoHibernate() throws IOException {
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(new HibernateDefinitionSource().load(new DefinitionRequest(bare, MetaTablesSettings.none())))
                    .isEmpty();
        }
    }

    @Test
    void putsTheContextClassLoaderBack() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        persistenceXml(unit("shop", project("shop"), Product.class, Price.class));
        load(Map.of());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void isFoundByCore() throws IOException {
        persistenceXml(unit("shop", project("shop"), Product.class, Price.class));
        try (URLClassLoader project = projectClassLoader()) {
            assertThat(DefinitionSources.load(new DefinitionRequest(project, MetaTablesSettings.none())))
                    .hasSize(1);
        }
    }

    private List<DefinitionSet> load(Map<String, String> settings) throws IOException {
        return new ProjectFolder(folder).load(settings);
    }

    private URLClassLoader projectClassLoader() throws IOException {
        return new ProjectFolder(folder).classLoader();
    }

    private void persistenceXml(String units) throws IOException {
        new ProjectFolder(folder).persistenceXml(units);
    }

    private static String project(String name) {
        return property(MetaTablesSettings.PROJECT, name);
    }

    private static String namespace(String name) {
        return property(MetaTablesSettings.NAMESPACE, name);
    }

    private static String key(String name) {
        return property(MetaTablesSettings.PROVIDER_KEY, name);
    }
}
