package org.metatables;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metatables.access.Grantee;
import org.metatables.access.InitialAccess;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogFilter;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.Search;
import org.metatables.change.CatalogEditor;
import org.metatables.change.CatalogHistory;
import org.metatables.change.TableChange;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.Authoring;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.deletion.DeleteOptions;
import org.metatables.deletion.TableDeletion;
import org.metatables.graph.GraphRequest;
import org.metatables.graph.SchemaGraphs;
import org.metatables.introspection.Introspection;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.RegistrationPlan;
import org.metatables.lifecycle.Shop;
import org.metatables.lifecycle.StartUpRegistration;
import org.metatables.naming.PhysicalName;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.metatables.verification.Verification;

/**
 * The search path begins with a schema in which a stranger has put a function of the name and the arguments of each of PostgreSQL's
 * own: all that the platform's logins run goes by it.
 */
@PostgresTest
class HostileSearchPathTest {

    /** Not those that operators and indexes go by: nobody calls these by name. */
    private static final String HOSTILE_FUNCTIONS = """
            create schema stranger;
            do $$
            declare
              twin record;
            begin
              for twin in
                select distinct on (p.proname, arguments.types) p.proname, arguments.types,
                  case when r.typtype = 'p' and not r.typname like 'any%' then 'integer' else p.prorettype::regtype::text end as result
                from pg_proc p
                join pg_type r on r.oid = p.prorettype
                cross join lateral (
                  select string_agg(case when t.typname = 'any' then 'text' else t.oid::regtype::text end, ', ' order by a.place) as types,
                    coalesce(bool_and(t.typtype <> 'p' or t.typname in ('any', 'anyelement', 'anyarray', 'anynonarray')), true) as possible
                  from unnest(p.proargtypes::oid[]) with ordinality a(type, place)
                  join pg_type t on t.oid = a.type) arguments
                where p.pronamespace = 'pg_catalog'::regnamespace and arguments.possible and r.typname <> 'trigger'
                  and not exists (select from pg_operator o where o.oprcode = p.oid)
                  and not exists (select from pg_amproc a where a.amproc = p.oid)
                  and not exists (select from pg_cast c where c.castfunc = p.oid)
              loop
                execute format(
                  'create function stranger.%I(%s) returns %s language plpgsql as $f$ begin raise exception %L; end $f$',
                  twin.proname, twin.types, twin.result, 'The function ' || twin.proname || ' of a stranger was called.');
              end loop;
              execute format('alter database %I set search_path = stranger, pg_catalog, public', current_database());
            end
            $$
            """;

    private static final TableDefinitionBuilder CUSTOMER = table("customer");
    private static final TableDefinitionBuilder PURCHASE = table("purchase")
            .column(Shop.column("customer_uid", "uuid"))
            .index(Index.on(List.of("code"), false))
            .foreignKey(ForeignKey.of(List.of("customer_uid"), name("customer"), List.of("uid")));
    private static final TableDefinition RATE = table("rate").build();

    private static final String OPERATIONS = "hostile_search_path_operations";

    private static DataSource dataSource;

    /** Made, migrated and registered while the functions are in the path. */
    @BeforeAll
    static void makeACatalog(TestDatabase database) throws SQLException {
        dataSource = database.dataSource();
        execute(HOSTILE_FUNCTIONS);
        execute("create table public.databasechangelog (id text)");
        try (Connection connection = dataSource.getConnection()) {
            CatalogInstaller.installOrUpgrade(connection);
            database.createRole(OPERATIONS, "secret");
            BoundaryInstaller.install(connection, BoundaryPlan.sealed(OPERATIONS));
        }
        migrate("first");
        migrate("second");
    }

    @Test
    void noFunctionOfItIsInTheCatalog() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_catalog.count(*), pg_catalog.count(*) filter (where exists (
                          select from pg_catalog.pg_depend d
                          where d.refclassid = 'pg_catalog.pg_proc'::regclass and d.refobjid = p.oid))
                        from pg_catalog.pg_proc p where p.pronamespace = 'stranger'::regnamespace
                        """)) {
            row.next();
            assertThat(row.getInt(1)).isGreaterThan(1_000);
            assertThat(row.getInt(2)).as("that something depends on").isZero();
        }
    }

    @Test
    void questionsDoNotCallThem() {
        Catalog catalog = Catalog.of(dataSource);
        UUID uid = row("purchase").uid();

        assertThat(catalog.find(uid)).isPresent();
        assertThat(catalog.resolve(List.of(name("purchase")))).hasSize(1);
        for (String filter : List.of("identifier__contains", "physical_table_name__contains", "labels__contains")) {
            catalog.count(CatalogFilter.ofParameters(Map.of(filter, "pur")));
        }
        assertThat(catalog.find(CatalogFilter.all(), PageRequest.first(2)).items())
                .hasSize(2);
        assertThat(catalog.search(Search.of("purchase code"))).isNotEmpty();
        assertThat(catalog.search(Search.ofColumns("custmer"))).isNotNull();
        SchemaGraphs graphs = SchemaGraphs.of(dataSource);
        assertThat(graphs.read(GraphRequest.ofEverything().includingColumns()).edges())
                .isNotEmpty();
        assertThat(graphs.read(GraphRequest.of(uid).includingIncoming()).nodes())
                .isNotEmpty();
        assertThat(graphs.dependents(row("customer").uid())).isNotNull();
        assertThat(DataSources.of(dataSource).list()).isNotEmpty();
    }

    @Test
    void changesDoNotCallThem() {
        UUID uid = row("purchase").uid();
        CatalogEditor.of(dataSource).change(row("purchase"), TableChange.none().addLabels("seen"));
        CatalogHistory history = CatalogHistory.of(dataSource);

        assertThat(history.revisions(uid)).hasSizeGreaterThan(1);
        assertThat(history.asOf(uid, 1)).isPresent();
        assertThat(Introspection.of(dataSource).introspect(uid)).isNotNull();
        assertThat(Verification.of(dataSource).lookingIn(Set.of("public")).verify())
                .isNotNull();
        DataSources sources = DataSources.of(dataSource);
        UUID other =
                sources.create("other", StorageAccessMode.READ_ONLY, Set.of()).uid();
        sources.addCapabilities(other, Set.of(Capability.TABLE_REGISTRATION));
        sources.removeCapabilities(other, Set.of(Capability.TABLE_REGISTRATION));
        sources.setAccessMode(other, StorageAccessMode.DISABLED);
    }

    @Test
    void registrationsAndDeletionsDoNotCallThem() throws SQLException {
        UUID source = DataSources.of(dataSource).list().get(0).uid();
        Registrar registrar = Registrar.of(dataSource);

        UUID uid =
                registrar.register(RegistrationRequest.of(RATE, source)).get(0).uid();
        registrar.register(RegistrationRequest.of(RATE, source));
        TableDeletion.of(dataSource).delete(uid, DeleteOptions.rowOnly().droppingTheTable());

        try (Connection connection = dataSource.getConnection()) {
            DefinitionSet late = new DefinitionSet(
                    MigrationProvider.of("late", "late"), List.of(RATE), new DefinitionOrigin("test", "none", "none"));
            assertThat(StartUpRegistration.register(
                            connection,
                            new RegistrationPlan(
                                    late,
                                    Optional.of(new ChangeLogTable(name("late_changelog"))),
                                    Set.of(RATE.name()),
                                    Set.of(),
                                    InitialAccess.createdBy(Grantee.user("ada")),
                                    Optional.empty())))
                    .hasSize(1);
        }
    }

    private static void migrate(String description) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            MigrationPlan plan = Shop.update(
                    CUSTOMER.description(description).build(),
                    PURCHASE.description(description).build());
            Migration migration = Migration.begin(connection, plan.granting(OPERATIONS));
            migration.reserve();
            execute("""
                    create table if not exists public.customer (uid uuid primary key, code varchar(64) not null);
                    create table if not exists public.purchase (uid uuid primary key, code varchar(64) not null,
                      customer_uid uuid references public.customer);
                    create index if not exists purchase_code on public.purchase (code)
                    """);
            assertThat(migration.finalise(FinalisationMode.STRICT).ok()).isTrue();
        }
    }

    private static CatalogTable row(String table) {
        return Catalog.of(dataSource).resolve(List.of(name(table))).get(name(table));
    }

    private static PhysicalName name(String table) {
        return PhysicalName.inDefaultSchema(table);
    }

    private static TableDefinitionBuilder table(String name) {
        return TableDefinition.builder(name(name), "shop", new Authoring.Entity("com.shop", name))
                .identifier("shop." + name)
                .column(Shop.column("uid", "uuid").notNull())
                .column(Shop.column("code", "varchar(64)").notNull())
                .primaryKey("uid");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
