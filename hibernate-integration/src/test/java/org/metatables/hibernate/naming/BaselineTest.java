package org.metatables.hibernate.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.hibernate.live.ProjectFolder.property;
import static org.metatables.hibernate.live.ProjectFolder.unit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.annotations.MetaTable;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.definition.DefinitionSet;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.live.HibernateDefinitionSource;
import org.metatables.hibernate.live.ProjectFolder;
import org.metatables.hibernate.testing.Boot;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.slf4j.LoggerFactory;

/** A schema that was there before the project keeps its names, and what comes later gets the prefix. */
@PostgresTest
class BaselineTest {

    private static final String BASELINE = "baselines/shop";

    @Entity(name = "Basket")
    @Table(name = "BASKET")
    @MetaTable
    static class Basket {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @ElementCollection
        Set<String> tags = Set.of("gift");
    }

    @Entity(name = "OddOne")
    @Table(name = "\"Odd Name\"")
    @MetaTable
    static class OddOne {
        @Id
        Long id;
    }

    @Entity(name = "Wish")
    @Table(name = "wish")
    @MetaTable
    static class Wish {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        @ManyToOne
        Basket basket;
    }

    @Test
    void keepsTheNamesOfAnAdoptedSchemaFromTheExtractionToTheRows(TestDatabase database) throws Exception {
        Boot.of(Basket.class, OddOne.class)
                .with(MetaTablesSettings.NAMESPACE, "shop")
                .with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        DefinitionSet definitions = EntityExtractor.extract(adopting().offlineMetadata(), "test")
                .get(0)
                .definitions();
        assertThat(definitions.tables())
                .extracting(table -> table.name().table())
                .containsExactlyInAnyOrder("basket", "Odd Name", "demo__wish", "basket_tags");
        assertThat(definitions.tables())
                .flatExtracting(table -> table.sequences())
                .extracting(sequence -> sequence.name().table())
                .containsExactlyInAnyOrder("basket_seq", "demo__wish_seq");
        assertThat(definitions.origin().namingStrategy()).endsWith("with the prefix demo__ but for 4 of the baseline");

        migrate(database, definitions);

        try (EntityManagerFactory factory = adopting().on(database)) {
            assertThat(HibernateMetaTables.of(factory).get(Basket.class).name().table())
                    .isEqualTo("basket");
            factory.runInTransaction(entities -> {
                Wish wish = new Wish();
                wish.basket = new Basket();
                entities.persist(wish.basket);
                entities.persist(wish);
            });
            assertThat(factory.<Object>callInTransaction(entities -> entities.createNativeQuery(
                                    "select count(*) from demo__wish w join basket b on b.id = w.basket_id join basket_tags t on t.basket_id = b.id where t.tags = 'gift'")
                            .getSingleResult()))
                    .isEqualTo(1L);
        }
    }

    @Test
    void reportsNamesThatNobodyMaps(@TempDir Path folder) throws Exception {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(HibernateDefinitionSource.class);
        appender.start();
        logger.addAppender(appender);
        try {
            ProjectFolder project = new ProjectFolder(folder);
            String settings =
                    property(MetaTablesSettings.PROJECT, "demo") + property(MetaTablesSettings.BASELINE, BASELINE);
            project.persistenceXml(unit("one", settings, OddOne.class));

            project.load(Map.of());
        } finally {
            logger.detachAppender(appender);
        }

        assertThat(appender.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The baseline names what no entity maps: basket, basket_seq, basket_tags."
                        + " Correct the spelling, or remove the names.");
    }

    private static Boot adopting() {
        return Boot.of(Basket.class, OddOne.class, Wish.class)
                .with(MetaTablesSettings.PROJECT, "demo")
                .with(MetaTablesSettings.BASELINE, BASELINE);
    }

    /** Hibernate adds what is missing, as a change set would. */
    private static void migrate(TestDatabase database, DefinitionSet definitions) throws Exception {
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
            Migration migration = Migration.begin(
                    connection, MigrationPlan.of(definitions, ChangeLogTable.ofDefaultName(), "update"));
            migration.reserve();
            adopting()
                    .with(MetaTablesSettings.STARTUP, "off")
                    .with("hibernate.hbm2ddl.auto", "update")
                    .on(database)
                    .close();
            assertThat(migration.finalise(FinalisationMode.LENIENT).tables())
                    .allMatch(table -> table.asDeclared(), "as declared");
        }
    }
}
