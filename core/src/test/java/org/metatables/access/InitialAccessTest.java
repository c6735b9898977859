package org.metatables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.access.Permission.EDIT;
import static org.metatables.access.Permission.VIEW;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.Database;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.RegistrationPlan;
import org.metatables.lifecycle.Shop;
import org.metatables.lifecycle.StartUpRegistration;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.settings.InvalidSettingException;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What tables come with, by whichever way they come into the catalog. */
@PostgresTest
class InitialAccessTest {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();
    private static final InitialAccess BROUGHT = new InitialAccess(
            Optional.of(Grantee.user("ada")),
            Set.of(Grantee.team("audit"), Grantee.user("o'\"{,}\\ 日本")),
            Set.of(Grantee.team("risk")));
    private static final List<String> ALL = List.of(
            "team:audit granted view",
            "team:risk granted edit",
            "user:ada created edit",
            "user:o'\"{,}\\ 日本 granted view");

    private final Database database;
    private final AccessControl access;

    InitialAccessTest(TestDatabase server) {
        database = new Database(server);
        access = AccessControl.of(server.dataSource());
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        database.reset();
        database.execute(Shop.ddl(ACCOUNT));
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void aMigrationBringsItWhenItIsFinalised() throws SQLException {
        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));

        assertThat(entries("account")).isEqualTo(ALL);
        assertThat(entries("databasechangelog")).isEmpty();
        assertThat(access.entries(uid("account")))
                .extracting(entry -> entry.given().reason())
                .containsOnly("came with the migration");
    }

    @Test
    void aMigrationBringsItToTablesThatWereThereBefore() throws SQLException {
        migrate(Shop.update(ACCOUNT));
        assertThat(entries("account")).isEmpty();

        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));
        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));

        assertThat(entries("account")).isEqualTo(ALL);
        assertThat(access.history(uid("account"))).hasSameSizeAs(ALL);
    }

    @Test
    void whatAnAdministratorRevokedDoesNotComeBack() throws SQLException {
        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));
        access.revoke(uid("account"), Grantee.user("ada"), EDIT, "changed the team");
        access.revoke(uid("account"), Grantee.team("audit"), VIEW, "audit is over");

        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));
        migrate(Shop.update(ACCOUNT).bringing(InitialAccess.createdBy(Grantee.user("eve"))));

        assertThat(entries("account")).containsExactly("team:risk granted edit", "user:o'\"{,}\\ 日本 granted view");
    }

    @Test
    void aMigrationWithoutItTakesNothingAway() throws SQLException {
        migrate(Shop.update(ACCOUNT).bringing(BROUGHT));
        migrate(Shop.update(ACCOUNT));

        assertThat(entries("account")).isEqualTo(ALL);
    }

    @Test
    void aStartUpBringsItToTheTablesThatItRegistersAlone() throws SQLException {
        migrate(Shop.update(ACCOUNT));
        String login = "start_up_" + UUID.randomUUID().toString().replace("-", "");
        database.database().createRole(login, "secret");
        database.execute("grant insert on metatables.meta_table to " + login);

        try (Connection connection =
                database.database().dataSourceFor(login, "secret").getConnection()) {
            StartUpRegistration.register(
                    connection,
                    new RegistrationPlan(
                            Shop.update(ACCOUNT, BASKET).definitions(),
                            Optional.empty(),
                            Set.of(ACCOUNT.name(), BASKET.name()),
                            Set.of(),
                            BROUGHT,
                            Optional.empty()));
        }

        assertThat(entries("basket")).isEqualTo(ALL);
        assertThat(entries("account")).isEmpty();
        assertThat(access.entries(uid("basket")))
                .allSatisfy(entry -> assertThat(entry.given().login()).isEqualTo(login));
    }

    @Test
    void aStartUpDoesNotMakeTheChangeLogTableAnybodys() throws SQLException {
        try (Connection connection = database.connect()) {
            StartUpRegistration.register(
                    connection,
                    new RegistrationPlan(
                            Shop.update(ACCOUNT).definitions(),
                            Optional.of(ChangeLogTable.ofDefaultName()),
                            Set.of(ACCOUNT.name()),
                            Set.of(),
                            BROUGHT,
                            Optional.empty()));
        }

        assertThat(entries("account")).isEqualTo(ALL);
        assertThat(entries("databasechangelog")).isEmpty();
    }

    @Test
    void whoRegistersANewTableIsItsCreatorAndWhoRegistersItAgainIsNot() throws SQLException {
        RegistrationRequest request = RegistrationRequest.of(
                BASKET,
                UUID.fromString(
                        database.rows("select uid from metatables.data_source").get(0)));
        Registrar registrar = Registrar.of(database.database().dataSource());

        registrar.createdBy(PrincipalSource.fixed(Principal.user("ada"))).register(request);
        registrar.createdBy(PrincipalSource.fixed(Principal.user("eve"))).register(request);
        registrar.bringing(BROUGHT).register(request);

        assertThat(entries("basket")).containsExactly("user:ada created edit");
        assertThatThrownBy(() -> registrar.createdBy(new ThreadPrincipal()).register(request))
                .isInstanceOf(NoPrincipalException.class);
    }

    @Test
    void aRowThatIsMadeAfterwardsOnTheSameConnectionComesWithNothing() throws SQLException {
        try (Connection connection = database.connect()) {
            for (InitialAccess each : List.of(BROUGHT, InitialAccess.none())) {
                TableDefinition table = each.isEmpty() ? BASKET : ACCOUNT;
                StartUpRegistration.register(
                        connection,
                        new RegistrationPlan(
                                Shop.update(table).definitions(),
                                Optional.empty(),
                                Set.of(table.name()),
                                Set.of(),
                                each,
                                Optional.empty()));
            }
        }
        assertThat(entries("account")).isEqualTo(ALL);
        assertThat(entries("basket")).isEmpty();
    }

    @Test
    void theSettingsNameUsersAndTeams() {
        InitialAccess read = settings(Map.of(
                        "metatables.creator", "team:risk",
                        "metatables.grants.view", "user:ada, team:audit,",
                        "metatables.grants.edit", "user:grace"))
                .initialAccess();

        assertThat(read)
                .isEqualTo(new InitialAccess(
                        Optional.of(Grantee.team("risk")),
                        Set.of(Grantee.user("ada"), Grantee.team("audit")),
                        Set.of(Grantee.user("grace"))));
        assertThat(MetaTablesSettings.none().initialAccess()).isEqualTo(InitialAccess.none());
        for (String setting : List.of("metatables.creator", "metatables.grants.view", "metatables.grants.edit")) {
            assertThatThrownBy(() -> settings(Map.of(setting, "ada")).initialAccess())
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining(setting)
                    .hasMessageContaining("user:<name>");
        }
    }

    private static MetaTablesSettings settings(Map<String, String> values) {
        return MetaTablesSettings.of(values);
    }

    private void migrate(MigrationPlan plan) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, plan);
            migration.reserve();
            migration.finalise(FinalisationMode.STRICT);
        }
    }

    private List<String> entries(String table) throws SQLException {
        return access.entries(uid(table)).stream()
                .map(entry -> entry.grantee() + " " + entry.effect().wireName() + " "
                        + entry.permission().wireName())
                .sorted()
                .toList();
    }

    private UUID uid(String table) {
        return Catalog.of(database.database().dataSource()).list().stream()
                .filter(row -> row.name().table().equals(table))
                .map(CatalogTable::uid)
                .findFirst()
                .orElseThrow();
    }
}
