package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.annotations.MetaTable;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogMissingException;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.drift.ComparisonFailedException;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.Log;
import org.metatables.lifecycle.DuplicateIdentifierException;
import org.metatables.lifecycle.ForeignTableException;
import org.metatables.lifecycle.RegistrationDeniedException;
import org.metatables.settings.InvalidSettingException;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** What {@code metatables.startup=register} does. */
@PostgresTest
class RegistrationAtStartUpTest {

    private static final String ACCOUNT = "public.demo__account";
    private static final String LIMIT = "public.demo__account_limit";
    private static final String ROOT = "public.demo__databasechangelog";

    private final TestDatabase database;
    private final Schema schema;

    @Entity(name = "Note")
    @Table(name = "note")
    @MetaTable
    static class Note {
        @Id
        Long id;
    }

    RegistrationAtStartUpTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        schema.emptyWithCatalog();
    }

    @Test
    void bindsTheTablesThatAreThereToNewActiveRows() {
        try (EntityManagerFactory factory =
                registering(Account.class, AccountLimit.class).creatingTables().on(database)) {
            List<BoundTable> bound = HibernateMetaTables.of(factory).tables();

            assertThat(bound).hasSize(2).allMatch(BoundTable::isActive);
            assertThat(bound)
                    .allSatisfy(table -> assertThat(
                                    rows().get(table.name().toString()).uid())
                            .isEqualTo(table.uid()));
        }
        assertThat(rows()).containsOnlyKeys(ACCOUNT, LIMIT, ROOT);
        binding(Account.class, AccountLimit.class).on(database).close();
    }

    @Test
    void reservesTheRowsOfTablesThatAreNotThereAndSaysWhatToRun() {
        binding(Account.class)
                .with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        for (String start : List.of("first start", "second start")) {
            try (Log log = new Log();
                    EntityManagerFactory factory =
                            registering(Account.class, AccountLimit.class).on(database)) {
                HibernateMetaTables tables = HibernateMetaTables.of(factory);

                assertThat(tables.get(Account.class).status()).isEqualTo(ProvisioningStatus.ACTIVE);
                assertThat(tables.get(AccountLimit.class).status()).isEqualTo(ProvisioningStatus.RESERVED);
                assertThat(log.warnings())
                        .as(start)
                        .containsExactly("Only reserved, so governed operations refuse them: " + LIMIT + " (entity "
                                + AccountLimit.class.getName() + "). Run mvn liquibase:update, which makes the tables"
                                + " what their entities say and the rows active.");
            }
        }
        assertThat(schema.query("select to_regclass('demo__account_limit')")).isEqualTo("null");
        assertThatRefused(binding(Account.class, AccountLimit.class)).isInstanceOf(UnboundTableException.class);
    }

    @Test
    void reservesTheRowOfATableThatIsNotAsItsEntitySays() {
        schema.execute("create table demo__account (uid uuid primary key)");

        registering(Account.class).on(database).close();

        assertThat(rows().get(ACCOUNT).isActive()).isFalse();
    }

    @Test
    void writesNothingWhereTheLoginMayNotCompare() {
        String login = login();
        binding(Account.class)
                .with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        schema.execute("grant insert on metatables.meta_table to " + login);
        schema.execute("revoke temporary on database " + database.name() + " from public");
        try {
            assertThatThrownBy(() -> registering(Account.class).on(database, login, "secret"))
                    .cause()
                    .isInstanceOf(ComparisonFailedException.class)
                    .hasMessageContaining("grant temporary");
            assertThat(rows()).isEmpty();
        } finally {
            schema.execute("grant temporary on database " + database.name() + " to public");
        }
    }

    @Test
    void addsWhatIsMissingAndLeavesAloneWhatIsThere() {
        registering(Account.class).creatingTables().on(database).close();
        CatalogTable account = rows().get(ACCOUNT);
        CatalogTable root = rows().get(ROOT);

        registering(Account.class, AccountLimit.class).on(database).close();

        assertThat(rows())
                .containsEntry(ACCOUNT, account)
                .containsEntry(ROOT, root)
                .containsKey(LIMIT);
        assertThat(rows().get(LIMIT).rootUid()).contains(root.uid());
    }

    @Test
    void writesNothingWhereTheTableOfAnActiveRowHasDrifted() {
        registering(Account.class).creatingTables().on(database).close();
        schema.execute("alter table demo__account drop column region");

        assertThatRefused(registering(Account.class, AccountLimit.class))
                .isInstanceOf(TableDriftException.class)
                .hasMessageContaining("region");
        assertThat(rows()).doesNotContainKey(LIMIT);
    }

    @Test
    void writesNothingWhereATableBelongsToAnotherProvider() {
        registering(Account.class).creatingTables().on(database).close();

        assertThatRefused(registering(Account.class, AccountLimit.class)
                        .with(MetaTablesSettings.PROVIDER_KEY, "other:owner"))
                .isInstanceOf(UnboundTableException.class)
                .hasMessageContaining("demo:demo")
                .hasMessageContaining("other:owner");
        assertThat(rows()).containsOnlyKeys(ACCOUNT, ROOT);
    }

    @Test
    void writesNothingWhereTheChangeLogTableBelongsToAnotherProviderUnlessAnotherOneIsNamed() {
        registering(Account.class).creatingTables().on(database).close();
        Boot other = registering(Note.class).with(MetaTablesSettings.PROVIDER_KEY, "other:owner");

        assertThatRefused(other)
                .isInstanceOf(ForeignTableException.class)
                .hasMessageContaining("'demo:demo'")
                .hasMessageContaining("'other:owner'")
                .hasMessageContaining(MetaTablesSettings.CHANGE_LOG_TABLE);
        assertThat(rows()).containsOnlyKeys(ACCOUNT, ROOT);

        other.with(MetaTablesSettings.CHANGE_LOG_TABLE, "other_changelog")
                .on(database)
                .close();
        assertThat(rows().get("public.demo__note").rootUid())
                .contains(rows().get("public.other_changelog").uid());
    }

    @Test
    void writesNothingWhereAnIdentifierIsTaken() {
        registering(Account.class).creatingTables().on(database).close();
        schema.execute(
                "update metatables.meta_table set identifier = 'demo.AccountLimit' where identifier = 'demo.Account'");

        assertThatRefused(registering(Account.class, AccountLimit.class))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageContaining(ACCOUNT)
                .hasMessageContaining(LIMIT);
        assertThat(rows()).containsOnlyKeys(ACCOUNT, ROOT);
    }

    @Test
    void needsALoginThatMayWriteTheCatalogOnlyWhereARowIsMissing() {
        String login = login();
        registering(Account.class).creatingTables().on(database).close();

        registering(Account.class).on(database, login, "secret").close();
        assertThatThrownBy(() -> registering(Account.class, AccountLimit.class).on(database, login, "secret"))
                .cause()
                .isInstanceOf(RegistrationDeniedException.class)
                .hasMessageContaining("The login '" + login + "' may not write the catalog")
                .hasMessageContaining(LIMIT)
                .hasMessageContaining("mvn liquibase:update")
                .hasMessageContaining(MetaTablesSettings.STARTUP_USER);
    }

    @Test
    void writesWithTheLoginThatTheSettingsName() {
        String login = login();
        Boot boot = registering(Account.class)
                .with(MetaTablesSettings.STARTUP_USER, database.username())
                .with(MetaTablesSettings.STARTUP_PASSWORD, database.password());

        try (EntityManagerFactory factory = boot.on(database, login, "secret")) {
            assertThat(HibernateMetaTables.of(factory).get(Account.class).uid())
                    .isEqualTo(rows().get(ACCOUNT).uid());
        }
    }

    @Test
    void namesTheLoginOfTheSettingsThatCannotConnectAndNotItsPassword() {
        assertThatRefused(registering(Account.class)
                        .with(MetaTablesSettings.STARTUP_USER, "nobody_of_this_name")
                        .with(MetaTablesSettings.STARTUP_PASSWORD, "hidden"))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("nobody_of_this_name")
                .hasMessageContaining(MetaTablesSettings.STARTUP_USER)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void installsNoCatalog() {
        schema.execute("drop schema metatables cascade");

        assertThatRefused(registering(Account.class))
                .isInstanceOf(CatalogMissingException.class)
                .hasMessageContaining("mvn liquibase:update");
        assertThat(schema.query("select to_regnamespace('metatables')")).isEqualTo("null");
    }

    @Test
    void takesAsManyRoundTripsForOneEntityAsForMany() throws SQLException {
        int one = roundTrips(Account.class);
        schema.emptyWithCatalog();
        int two = roundTrips(Account.class, AccountLimit.class);
        int again = roundTrips(Account.class, AccountLimit.class);

        assertThat(two).isEqualTo(one);
        assertThat(one - again)
                .as("the message that writes, a commit that is in it already, and a look at what was written")
                .isEqualTo(3);
    }

    @Test
    void doesNothingAndTakesNoConnectionWhereStartUpIsOff() {
        Boot boot = binding(Account.class)
                .with(MetaTablesSettings.STARTUP, "off")
                .with("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .with("hibernate.boot.allow_jdbc_metadata_access", "false");
        boot.with("jakarta.persistence.nonJtaDataSource", new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("No connection for anybody.");
            }
        });

        boot.onGivenDataSource().close();

        assertThatThrownBy(
                        () -> boot.with(MetaTablesSettings.STARTUP, "register").onGivenDataSource())
                .cause()
                .hasMessageContaining("No connection for anybody.");
    }

    @Test
    void saysWhichStartUpsThereAre() {
        assertThatRefused(binding(Account.class).with(MetaTablesSettings.STARTUP, "create"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("'bind' or 'register' or 'off'");
    }

    private static Boot binding(Class<?>... entities) {
        return Boot.of(entities).with(MetaTablesSettings.PROJECT, "demo");
    }

    private static Boot registering(Class<?>... entities) {
        return binding(entities).with(MetaTablesSettings.STARTUP, "register");
    }

    private AbstractThrowableAssert<?, ?> assertThatRefused(Boot boot) {
        return assertThatThrownBy(() -> boot.on(database)).cause();
    }

    private int roundTrips(Class<?>... entities) {
        StatementCounter counter = new StatementCounter();
        Boot boot = registering(entities)
                .with("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .with("hibernate.boot.allow_jdbc_metadata_access", "false")
                .with("jakarta.persistence.nonJtaDataSource", counter.counting(database.dataSource()));
        boot.onGivenDataSource().close();
        return counter.roundTrips();
    }

    private String login() {
        String login = "app_" + UUID.randomUUID().toString().replace("-", "");
        database.createRole(login, "secret");
        return login;
    }

    private Map<String, CatalogTable> rows() {
        return MetaTables.connect(database.dataSource()).catalog().list().stream()
                .collect(Collectors.toMap(row -> row.name().toString(), row -> row));
    }
}
