package org.metatables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogFilter;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.Search;
import org.metatables.catalog.SearchHit;
import org.metatables.change.TableChange;
import org.metatables.change.TableRevision;
import org.metatables.contract.DataTypes;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.deletion.DeleteOptions;
import org.metatables.deletion.Deletion;
import org.metatables.graph.Dependents;
import org.metatables.graph.GraphCycle;
import org.metatables.graph.GraphRequest;
import org.metatables.graph.SchemaGraph;
import org.metatables.naming.PhysicalName;
import org.metatables.registration.Registration;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.metatables.verification.VerificationReport;

/** The code of README.md, compiled and run: asked by a login that owns nothing, changed by the login of the platform. */
@PostgresTest
class ReadmeTest {

    private final DataSource dataSource;
    private final DataSource platformDataSource;

    ReadmeTest(TestDatabase database) {
        this.dataSource = database.dataSourceFor("reader", "secret");
        this.platformDataSource = database.dataSource();
    }

    @BeforeAll
    static void installTheCatalog(TestDatabase database) throws SQLException {
        database.createRole("reader", "secret");
        database.createRole("shop_operations", "secret");
        try (Connection connection = database.connect()) {
            CatalogInstaller.installOrUpgrade(connection);
            BoundaryInstaller.install(connection, BoundaryPlan.sealed("shop_operations"));
        }
    }

    @Test
    void doesWhatItSays(@TempDir Path folder) throws IOException {
        MetaTables metaTables = MetaTables.connect(dataSource);
        Platform platform = metaTables.platform(platformDataSource);
        UUID noteUid = register(metaTables).get(0).uid();
        UUID uid = registerTwoAccounts(metaTables, platform);

        ask(uid);
        browse(metaTables.catalog(), 1);
        search(metaTables.catalog());
        draw(metaTables, uid, folder);
        change(metaTables, platform, uid);
        delete(platform, noteUid);
        verify(platform);
        closeTheDataSource(metaTables, platform);
    }

    private List<Registration> register(MetaTables metaTables) {
        Platform platform = metaTables.platform(platformDataSource);
        TableDefinition note = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("shop__note"), "shop", new Authoring.Entity("com.shop", "Note"))
                .identifier("shop.Note")
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType("bigint")).notNull())
                .column(ColumnDefinition.of("text", DataTypes.ofSqlType("text")))
                .primaryKey("id")
                .build();
        UUID dataSourceUid = metaTables.defaultDataSource().uid();

        List<Registration> registered =
                platform.registrar().granting("shop_operations").register(RegistrationRequest.of(note, dataSourceUid));

        assertThat(registered.get(0).status()).isEqualTo(ProvisioningStatus.ACTIVE);
        return registered;
    }

    private static UUID registerTwoAccounts(MetaTables metaTables, Platform platform) {
        PhysicalName account = PhysicalName.inDefaultSchema("shop__customer_account");
        UUID dataSourceUid = metaTables.defaultDataSource().uid();
        return platform.registrar()
                .register(
                        RegistrationRequest.of(table(account).build(), dataSourceUid),
                        RegistrationRequest.of(
                                table(PhysicalName.inDefaultSchema("shop__limit"))
                                        .foreignKey(ForeignKey.of(List.of("parent"), account, List.of("id")))
                                        .build(),
                                dataSourceUid))
                .get(0)
                .uid();
    }

    private static TableDefinitionBuilder table(PhysicalName name) {
        return TableDefinition.builder(name, "shop", new Authoring.Entity("com.shop", name.table()))
                .identifier("shop." + name.table())
                .labels(List.of("pii"))
                .column(ColumnDefinition.of("id", DataTypes.ofSqlType("bigint")).notNull())
                .column(ColumnDefinition.of("parent", DataTypes.ofSqlType("bigint")))
                .column(ColumnDefinition.of("region", DataTypes.ofSqlType("varchar(8)")))
                .primaryKey("id");
    }

    private void ask(UUID uid) {
        MetaTables metaTables = MetaTables.connect(dataSource);
        Catalog catalog = metaTables.catalog();

        CatalogTable account = catalog.get(uid);
        List<CatalogTable> active = catalog.list(CatalogFilter.builder()
                .namespace("shop")
                .status(ProvisioningStatus.ACTIVE)
                .build());

        assertThat(active).hasSize(3).contains(account);
    }

    private static void browse(Catalog catalog, int pageSize) {
        CatalogFilter pii = CatalogFilter.builder().label("pii").build();
        PageRequest request = PageRequest.first(pageSize);
        Page<CatalogTable> first = catalog.find(pii, request);
        Page<CatalogTable> second = catalog.find(pii, request.after(first.next().orElseThrow()));
        long all = catalog.count(pii);

        assertThat(all).isEqualTo(2);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    }

    private static void search(Catalog catalog) {
        for (SearchHit hit : catalog.search(Search.of("customer acount").limit(10))) {
            System.out.println(hit.table().name() + " " + hit.rank());
        }
        List<SearchHit> withRegion = catalog.search(Search.ofColumns("region"));

        assertThat(catalog.search(Search.of("customer acount").limit(10)))
                .first()
                .satisfies(hit -> assertThat(hit.table().name().table()).isEqualTo("shop__customer_account"));
        assertThat(withRegion).hasSize(2);
    }

    private static void draw(MetaTables metaTables, UUID uid, Path folder) throws IOException {
        SchemaGraph graph =
                metaTables.graphs().read(GraphRequest.ofNamespace("shop").includingColumns());
        Files.writeString(folder.resolve("shop.svg"), graph.toSvg("The shop"));
        Files.writeString(folder.resolve("shop.mmd"), graph.toMermaid());

        GraphRequest around = GraphRequest.of(uid).depth(3).includingIncoming();
        List<GraphCycle> circles = metaTables.graphs().read(around).cycles();
        Dependents dependents = metaTables.graphs().dependents(uid);

        assertThat(circles).isEmpty();
        assertThat(dependents.direct()).hasSize(1);
        assertThat(folder.resolve("shop.svg")).content().contains("The shop");
    }

    private static void change(MetaTables metaTables, Platform platform, UUID uid) {
        Catalog catalog = metaTables.catalog();
        CatalogTable seen = catalog.get(uid);
        platform.editor()
                .change(
                        seen,
                        TableChange.none()
                                .addLabels("pii")
                                .describe("Who buys from us.")
                                .protect());
        List<TableRevision> revisions = metaTables.history().revisions(uid);

        assertThat(catalog.get(uid).protectFromDeletion()).isTrue();
        assertThat(revisions).hasSize(2);
    }

    private static void delete(Platform platform, UUID noteUid) {
        Deletion deletion =
                platform.deletion().delete(noteUid, DeleteOptions.rowOnly().droppingTheTable());
        System.out.println(deletion.summary());

        assertThat(deletion.tables()).hasSize(1);
    }

    private static void verify(Platform platform) {
        VerificationReport report = platform.verification().verify();
        System.out.println(report.summary());

        assertThat(report.ok()).isTrue();
    }

    private static void closeTheDataSource(MetaTables metaTables, Platform platform) {
        DataSourceRow shop = metaTables.defaultDataSource();
        platform.dataSources().setAccessMode(shop.uid(), StorageAccessMode.READ_ONLY);
        platform.dataSources().removeCapabilities(shop.uid(), Set.of(Capability.TABLE_DDL));

        assertThat(platform.dataSources().find(shop.uid()).orElseThrow().accessMode())
                .isEqualTo(StorageAccessMode.READ_ONLY);
    }
}
