package org.metatables.hibernate.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.hibernate.live.ProjectFolder.property;
import static org.metatables.hibernate.live.ProjectFolder.unit;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Comparison;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.live.validated.Booking;
import org.metatables.hibernate.live.validated.Film;
import org.metatables.hibernate.live.validated.Guest;
import org.metatables.hibernate.live.validated.Media;
import org.metatables.hibernate.live.validated.Period;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.MigrationByHibernate;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What Bean Validation forbids, an offline boot knows as a start-up does. */
@PostgresTest
class BeanValidationTest {

    private static final Class<?>[] ENTITIES = {Booking.class, Period.class, Guest.class, Media.class, Film.class};

    private static final Map<String, String> PACKAGES =
            Map.of(MetaTablesSettings.PROJECT, "demo", MetaTablesSettings.PACKAGES, Booking.class.getPackageName());

    @TempDir
    private Path folder;

    @Test
    void definesOfflineWhatStartUpBindsAndHibernateCreates(TestDatabase database) throws IOException, SQLException {
        DefinitionSet offline = new ProjectFolder(folder).load(PACKAGES).get(0);
        Boot boot = Boot.of(ENTITIES).with(MetaTablesSettings.PROJECT, "demo");
        MigrationByHibernate.of(database, offline).run(boot);
        try (EntityManagerFactory factory = boot.on(database);
                Connection connection = database.connect()) {
            assertThat(HibernateMetaTables.of(factory).tables())
                    .extracting(BoundTable::definition)
                    .isEqualTo(offline.tables());
            assertThat(Comparison.compare(connection, offline.tables()).text()).isEmpty();
        }
    }

    @Test
    void takesConstraintsFromClassesFoundByPackage() throws IOException {
        assertConstrained(new ProjectFolder(folder).load(PACKAGES).get(0));
    }

    @Test
    void takesConstraintsFromAPersistenceUnitWithoutOpeningAConnection() throws IOException {
        assertConstrained(definitions(property("jakarta.persistence.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none")
                + property("jakarta.persistence.nonJtaDataSource", "java:comp/env/none")
                + property("hibernate.hbm2ddl.auto", "create")
                + property("hibernate.cache.use_second_level_cache", "true")
                + property("hibernate.cache.region.factory_class", "jcache")));
    }

    @Test
    void leavesColumnsOfASharedTableNullable() throws IOException {
        TableDefinition media = table(new ProjectFolder(folder).load(PACKAGES).get(0), "demo__media");
        assertThat(media.columnsByName().get("title").nullable()).isFalse();
        assertThat(media.columnsByName().get("minutes").nullable()).isTrue();
        assertThat(media.checks()).extracting(Check::expression).contains("(minutes>=1)");
    }

    @Test
    void takesTheGroupsThatTheUnitNames() throws IOException {
        DefinitionSet set = definitions(property("org.hibernate.validator.group.ddl", Booking.Draft.class.getName()));
        assertThat(column(set, "draft").type().sqlType()).isEqualTo("varchar(3)");
        assertThat(column(set, "reference").type().sqlType()).isEqualTo("varchar(255)");
    }

    @Test
    void followsTheSettingsThatKeepConstraintsFromTables() throws IOException {
        for (String setting : List.of(
                property("jakarta.persistence.validation.mode", "none"),
                property("jakarta.persistence.validation.mode", "callback"),
                property("hibernate.validator.apply_to_ddl", "false"))) {
            assertThat(column(definitions(setting), "reference")).as(setting).satisfies(reference -> {
                assertThat(reference.nullable()).isTrue();
                assertThat(reference.type().sqlType()).isEqualTo("varchar(255)");
            });
        }
    }

    @Test
    void doesWithoutWhereBeanValidationIsNotOnTheClassPath() {
        ClassLoader without = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public URL getResource(String name) {
                return name.startsWith("jakarta/validation/") ? null : super.getResource(name);
            }
        };
        DefinitionRequest request = new DefinitionRequest(without, MetaTablesSettings.of(PACKAGES));
        DefinitionSet set = new HibernateDefinitionSource().load(request).get(0);
        assertThat(column(set, "reference").nullable()).isTrue();
    }

    @Test
    void saysWhatToDoWhereTheProviderOfBeanValidationFails() throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/validation.xml"), """
                <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.1">
                  <message-interpolator>no.such.Interpolator</message-interpolator>
                </validation-config>
                """);
        assertThatThrownBy(() -> definitions(""))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("persistence unit validated")
                .hasMessageContaining("no.such.Interpolator")
                .hasMessageContaining("jakarta.persistence.validation.mode=none");
    }

    private DefinitionSet definitions(String properties) throws IOException {
        ProjectFolder project = new ProjectFolder(folder);
        project.persistenceXml(unit("validated", properties, ENTITIES));
        return project.load(Map.of(MetaTablesSettings.PROJECT, "demo")).get(0);
    }

    private static void assertConstrained(DefinitionSet set) {
        assertColumn(set, "reference", "varchar(40)", false);
        assertColumn(set, "code", "varchar(8)", false);
        assertColumn(set, "amount", "numeric(14,4)", false);
        assertColumn(set, "month", "integer", true);
        assertColumn(set, "draft", "varchar(255)", true);
        assertColumn(set, "since", "date", false);
        assertColumn(set, "until", "date", true);
        assertColumn(set, "surname", "varchar(60)", true);
        assertColumn(set, "media_id", "bigint", false);
        assertThat(table(set, "demo__booking").checks())
                .extracting(Check::expression)
                .anySatisfy(check -> assertThat(check).contains("month>=1", "month<=12"))
                .anySatisfy(check -> assertThat(check).contains("percent>=0", "percent<=100"));
    }

    private static void assertColumn(DefinitionSet set, String name, String type, boolean nullable) {
        assertThat(column(set, name).type().sqlType()).as(name).isEqualTo(type);
        assertThat(column(set, name).nullable()).as(name).isEqualTo(nullable);
    }

    private static ColumnDefinition column(DefinitionSet set, String name) {
        return table(set, "demo__booking").columnsByName().get(name);
    }

    private static TableDefinition table(DefinitionSet set, String name) {
        return set.tables().stream()
                .filter(table -> table.name().table().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
