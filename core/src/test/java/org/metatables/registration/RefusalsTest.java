package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceNotFoundException;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.MissingCapabilityException;
import org.metatables.datasource.NoPhysicalDatabaseException;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.Authoring;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** What stands against registering: both sides are named, and nothing is written. */
class RefusalsTest extends RegistrationTestCase {

    RefusalsTest(TestDatabase database) {
        super(database);
    }

    @Test
    void aTableOfAProviderBelongsToIt() throws SQLException {
        TableDefinition account = table("account").build();
        migrate(account);
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request(table("basket")), request(table("account"))))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("The table public.account belongs to 'shop:main, liquibase_managed' (uid ")
                .hasMessageContaining("not to 'backend_managed in the namespace shop'");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aTableOfAnotherNamespaceBelongsToIt() throws SQLException {
        registrar.register(request(table("account")));
        List<String> before = everything();
        TableDefinition ofBilling = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("account"),
                        "billing",
                        new Authoring.Entity("com.billing", "Account"))
                .column(column("uid", "uuid").notNull())
                .build();

        assertThatThrownBy(() -> registrar.register(RegistrationRequest.of(ofBilling, dataSource)))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("belongs to 'backend_managed in the namespace shop'")
                .hasMessageContaining("not to 'backend_managed in the namespace billing'");

        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metatables", "metatables_boundary", "pg_catalog", "pg_temp", "information_schema"})
    void nothingIsRegisteredInSchemasOfPostgresOrOfTheCatalog(String schema) throws SQLException {
        List<String> before = everything();
        TableDefinition mine = table(new PhysicalName(schema, "mine")).build();

        for (RegistrationRequest request : List.of(
                RegistrationRequest.of(mine, dataSource),
                RegistrationRequest.builder(mine, dataSource).external().build())) {
            assertThatThrownBy(() -> registrar.register(request))
                    .isInstanceOf(InvalidRegistrationException.class)
                    .hasMessageContaining(schema + ".mine, schema: What is in it belongs to ");
        }

        assertThat(everything()).isEqualTo(before);
        assertThat(database.rows("select to_regclass('" + schema + ".mine')")).containsExactly("null");
    }

    @Test
    void theNameOfAProviderHasToFitTheCatalog() {
        RegistrationRequest request = RegistrationRequest.builder(
                        table("account").build(), dataSource)
                .lifecycle(Lifecycle.alembicManaged(new MigrationOwner(
                        "p".repeat(2_000), "main", Optional.empty(), Optional.empty(), Optional.empty())))
                .build();

        assertThatThrownBy(() -> registrar.register(request))
                .isInstanceOf(InvalidRegistrationException.class)
                .hasMessageContaining("public.account, migration provider: It has 2005 bytes");
    }

    @Test
    void anIdentifierBelongsToOneTable() throws SQLException {
        UUID uid = registrar.register(request(table("account"))).get(0).uid();
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request(table("basket").identifier("shop.account"))))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining(
                        "The identifier 'shop.account' of the table public.basket belongs in the namespace"
                                + " 'shop' to the table public.account of 'backend_managed in the namespace shop' (uid "
                                + uid);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void twoTablesCanSwapTheirIdentifiers() {
        registrar.register(request(table("account")), request(table("basket")));

        List<Registration> swapped = registrar.register(
                request(table("account").identifier("shop.basket")),
                request(table("basket").identifier("shop.account")));

        assertThat(row(swapped.get(0).uid()).identifier()).hasValue("shop.basket");
        assertThat(row(swapped.get(1).uid()).identifier()).hasValue("shop.account");
    }

    @Test
    void twoRequestsOfOneCallForTheSameAreRefused() throws SQLException {
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(
                        request(table("account")),
                        request(table("account")),
                        request(table("basket").identifier("shop.Same")),
                        request(table("line").identifier("shop.Same"))))
                .isInstanceOfSatisfying(
                        RegistrationRefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .as("one for each request too many")
                                .hasSize(2)
                                .allMatch(Refusal.RequestedTwice.class::isInstance))
                .hasMessageContaining("The table public.account is to be registered twice in one call.")
                .hasMessageContaining("The tables public.basket and public.line are both to have the identifier"
                        + " 'shop.Same' in the namespace 'shop'.");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aVersionTableThatTheCatalogDoesNotKnowIsNamed() throws SQLException {
        List<String> before = everything();
        UUID nowhere = UUID.fromString("00000000-0000-4000-8000-000000000001");

        assertThatThrownBy(() -> registrar.register(
                        alembic("account", ", \"alembic_version_meta_table_uid\": \"" + nowhere + "\"")))
                .isInstanceOf(RegistrationRefusedException.class)
                .hasMessageContaining("The catalog has no row " + nowhere);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anAlembicTableIsReservedUnderItsVersionTable() throws SQLException {
        UUID root = registrar.register(alembic("alembic_version", "")).get(0).uid();

        Registration registered = registrar
                .register(alembic(
                        "account", ", \"revision\": \"0007\", \"alembic_version_meta_table_uid\": \"" + root + "\""))
                .get(0);

        assertThat(row(registered.uid()).rootUid()).hasValue(root);
        assertThat(row(registered.uid()).provider()).hasValue(MigrationProvider.of("sample", "markets"));
        assertThat(database.rows("select alembic_revision from metatables.meta_table order by physical_table_name"))
                .containsExactly("0007", "null");
        assertThatThrownBy(() -> registrar.register(request(table("account"))))
                .hasMessageContaining("belongs to 'sample:markets, alembic_managed'");
    }

    @Test
    void aDataSourceThatIsNotThereIsNamed() throws SQLException {
        List<String> before = everything();
        UUID nowhere = UUID.fromString("00000000-0000-4000-8000-000000000001");

        assertThatThrownBy(() -> registrar.register(
                        RegistrationRequest.of(table("account").build(), nowhere)))
                .isInstanceOf(DataSourceNotFoundException.class)
                .hasMessageContaining(nowhere.toString());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDataSourceWithoutTheCapabilityRefuses() throws SQLException {
        DataSources sources = DataSources.of(database.database().dataSource());
        sources.removeCapabilities(dataSource, Set.of(Capability.TABLE_DDL));
        UUID other = sources.create("elsewhere", StorageAccessMode.READ_WRITE, Set.of(Capability.values()))
                .uid();
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request(table("account"))))
                .isInstanceOf(MissingCapabilityException.class);
        assertThatThrownBy(() -> registrar.register(
                        RegistrationRequest.of(table("account").build(), other)))
                .isInstanceOf(NoPhysicalDatabaseException.class);

        assertThat(everything()).isEqualTo(before);
    }

    private RegistrationRequest alembic(String table, String more) {
        return wire(table, "{\"name\": \"id\", \"data_type\": \"string\"}", """
                , "schema_management": {"mode": "alembic_managed",
                   "alembic": {"package": "sample", "migration_namespace": "markets"%s}}
                """.formatted(more));
    }

    private void migrate(TableDefinition table) throws SQLException {
        DefinitionSet tables = new DefinitionSet(
                MigrationProvider.of("shop", "main"),
                List.of(table),
                new DefinitionOrigin("test", "none", "PostgreSQLDialect"));
        try (Connection connection = database.connect()) {
            Migration.begin(connection, MigrationPlan.of(tables, ChangeLogTable.ofDefaultName(), "update"))
                    .reserve();
        }
    }
}
