package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.annotations.MetaTable;
import org.metatables.catalog.CatalogMissingException;
import org.metatables.contract.Fingerprint;
import org.metatables.definition.DefinitionSet;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.MigrationByHibernate;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

class StartUpTest {

    private TestDatabase database;

    @BeforeEach
    void freshDatabase() {
        database = TestDatabase.create();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Entity(name = "Basket")
    @Table(name = "basket")
    @MetaTable
    static class Basket {
        @Id
        Long id;

        @ElementCollection
        Set<String> tags = new HashSet<>();
    }

    @Entity(name = "Plain")
    @Table(name = "plain")
    static class Plain {
        @Id
        Long id;
    }

    @Test
    void bindsEachEntityToItsRow() throws SQLException {
        migrate(demo(Account.class, AccountLimit.class, Basket.class));
        try (EntityManagerFactory factory =
                demo(Account.class, AccountLimit.class, Basket.class).on(database)) {
            HibernateMetaTables tables = HibernateMetaTables.of(factory);
            BoundTable account = tables.get(Account.class);
            assertThat(account.uid()).isEqualTo(uidOf("demo__account"));
            assertThat(account.name().table()).isEqualTo("demo__account");
            assertThat(account.qualifiedName()).isEqualTo("\"public\".\"demo__account\"");
            assertThat(account.fingerprint()).isEqualTo(Fingerprint.of(account.definition()));
            assertThat(account.entityName()).isEqualTo(Account.class.getName());
            assertThat(tables.find("demo.Basket.tags"))
                    .singleElement()
                    .satisfies(tags -> assertThat(tags.attribute()).contains("tags"));
            assertThat(tables.tables()).hasSize(4);
            assertThat(HibernateMetaTables.of(factory)).isSameAs(tables);
            assertThatThrownBy(() -> tables.get(String.class))
                    .isInstanceOf(UnboundTableException.class)
                    .hasMessageContaining("java.lang.String");
        }
    }

    @Test
    void worksForALoginThatOwnsNothing() throws SQLException {
        migrate(demo(Account.class, Basket.class));
        String role = "app_" + UUID.randomUUID().toString().replace("-", "");
        database.createRole(role, "secret");
        try (EntityManagerFactory factory = demo(Account.class, Basket.class).on(database, role, "secret")) {
            assertThat(HibernateMetaTables.of(factory).tables()).hasSize(3);
        }
    }

    @Test
    void namesTheEntityAndTheCommandWhereARowIsMissing() throws SQLException {
        migrate(demo(Account.class));
        assertRefused(() -> demo(Account.class, Basket.class).on(database))
                .isInstanceOf(UnboundTableException.class)
                .hasMessageContaining(Basket.class.getName())
                .hasMessageContaining("public.demo__basket")
                .hasMessageContaining("mvn liquibase:update");
    }

    @Test
    void refusesATableThatIsOnlyReserved() throws SQLException {
        Boot boot = demo(Account.class);
        MigrationByHibernate.of(database, definitions(boot)).reserve();
        assertRefused(() -> boot.on(database))
                .isInstanceOf(UnboundTableException.class)
                .hasMessageContaining("reserved")
                .hasMessageContaining("mvn liquibase:update");
    }

    @Test
    void refusesTheTableOfAnotherProvider() throws SQLException {
        migrate(demo(Account.class));
        assertRefused(() -> demo(Account.class)
                        .with(MetaTablesSettings.PROVIDER_KEY, "other:owner")
                        .on(database))
                .isInstanceOf(UnboundTableException.class)
                .hasMessageContaining("demo:demo")
                .hasMessageContaining("other:owner");
    }

    @Test
    void saysWhatToRunWhereThereIsNoCatalog() {
        assertRefused(() -> demo(Account.class).on(database))
                .isInstanceOf(CatalogMissingException.class)
                .hasMessageContaining("mvn liquibase:update");
    }

    @Test
    void failsOnBreakingDriftUnlessToldToWarn() throws SQLException {
        migrate(demo(Account.class));
        execute("alter table demo__account drop column region");
        assertRefused(() -> demo(Account.class).on(database))
                .isInstanceOf(TableDriftException.class)
                .hasMessageContaining("region")
                .hasMessageContaining("MT-DRIFT-");
        try (EntityManagerFactory factory = demo(Account.class)
                .with(MetaTablesSettings.STARTUP_BREAKING, "warn")
                .on(database)) {
            assertThat(HibernateMetaTables.of(factory).tables()).hasSize(1);
        }
    }

    @Test
    void warnsOfAdditiveDriftUnlessToldToFail() throws SQLException {
        migrate(demo(Account.class));
        execute("alter table demo__account add column extra text");
        try (EntityManagerFactory factory = demo(Account.class).on(database)) {
            assertThat(HibernateMetaTables.of(factory).tables()).hasSize(1);
        }
        assertRefused(() -> demo(Account.class)
                        .with(MetaTablesSettings.STARTUP_ADDITIVE, "fail")
                        .on(database))
                .isInstanceOf(TableDriftException.class)
                .hasMessageContaining("extra");
    }

    @Test
    void bindsOnTheFirstQuestionWhereStartUpIsOff() throws SQLException {
        Boot boot = demo(Account.class).with(MetaTablesSettings.STARTUP, "off");
        try (EntityManagerFactory factory = boot.on(database)) {
            assertThatThrownBy(() -> HibernateMetaTables.of(factory)).isInstanceOf(CatalogMissingException.class);
            migrate(demo(Account.class));
            assertThat(HibernateMetaTables.of(factory).get(Account.class).uid()).isEqualTo(uidOf("demo__account"));
        }
    }

    @Test
    void staysSilentWhereThereIsNoMetaTable() {
        try (EntityManagerFactory factory = Boot.of(Plain.class).on(database)) {
            assertThat(HibernateMetaTables.of(factory).tables()).isEmpty();
        }
    }

    @Test
    void takesAsManyRoundTripsForOneEntityAsForMany() throws SQLException {
        migrate(demo(Account.class, AccountLimit.class, Basket.class));
        assertThat(roundTrips(Account.class)).isEqualTo(roundTrips(Account.class, AccountLimit.class, Basket.class));
    }

    private int roundTrips(Class<?>... entities) {
        StatementCounter counter = new StatementCounter();
        Boot boot = demo(entities)
                .with(MetaTablesSettings.STARTUP, "off")
                .with("jakarta.persistence.nonJtaDataSource", counter.counting(database.dataSource()));
        try (EntityManagerFactory factory = boot.onGivenDataSource()) {
            counter.reset();
            assertThat(HibernateMetaTables.of(factory).tables()).isNotEmpty();
            return counter.roundTrips();
        }
    }

    private static Boot demo(Class<?>... entities) {
        return Boot.of(entities).with(MetaTablesSettings.PROJECT, "demo");
    }

    private void migrate(Boot boot) throws SQLException {
        MigrationByHibernate.of(database, definitions(boot)).run(boot);
    }

    private static DefinitionSet definitions(Boot boot) {
        return EntityExtractor.extract(boot.offlineMetadata(), "test").get(0).definitions();
    }

    /** Hibernate wraps what its observers throw. */
    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable boot) {
        return assertThatThrownBy(boot)
                .extracting(
                        thrown -> thrown.getCause() == null ? thrown : thrown.getCause(),
                        InstanceOfAssertFactories.THROWABLE);
    }

    private UUID uidOf(String table) {
        PhysicalName name = PhysicalName.inDefaultSchema(table);
        return MetaTables.connect(database.dataSource())
                .catalog()
                .resolve(List.of(name))
                .get(name)
                .uid();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
