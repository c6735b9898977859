package org.metatables.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.metatables.graph.Landscape.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

@PostgresTest
class SchemaGraphsTest {

    private static final String READER = "schema_graphs_test_reader";

    private final TestDatabase database;
    private final Landscape landscape;

    SchemaGraphsTest(TestDatabase database) throws SQLException {
        this.database = database;
        this.landscape = new Landscape(database);
    }

    /** region ← customer ← invoice ← line → product; payment → invoice. */
    @BeforeEach
    void migrateTheShop() throws SQLException {
        landscape.migrate(
                "shop",
                table("region"),
                table("customer", "region"),
                table("invoice", "customer"),
                table("product"),
                table("line", "invoice", "product"),
                table("payment", "invoice"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        landscape.close();
    }

    @Test
    void followsForeignKeysFromATableAsFarAsItIsAsked() throws SQLException {
        GraphRequest line = GraphRequest.of(landscape.uid("line"));

        assertThat(names(line.depth(0))).containsExactly("line");
        assertThat(names(line)).containsExactly("invoice", "line", "product");
        assertThat(names(line.depth(2))).containsExactly("customer", "invoice", "line", "product");
        assertThat(names(line.depth(3))).containsExactly("customer", "invoice", "line", "product", "region");
    }

    @Test
    void followsThemBackwardsWhereItIsAskedTo() throws SQLException {
        GraphRequest customer = GraphRequest.of(landscape.uid("customer"));

        assertThat(names(customer)).containsExactly("customer", "region");
        assertThat(names(customer.includingIncoming())).containsExactly("customer", "invoice", "region");
        assertThat(names(customer.includingIncoming().depth(2)))
                .containsExactly("customer", "invoice", "line", "payment", "region");
    }

    @Test
    void tellsEachForeignKeyOnceWithItsColumnsAndItsAction() throws SQLException {
        landscape.execute(
                "alter table line drop constraint line_invoice_id_fkey;"
                        + "alter table line add constraint of_invoice foreign key (invoice_id) references invoice on delete cascade");

        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("line")));

        assertThat(graph.edges())
                .contains(new GraphEdge(
                        Optional.of("of_invoice"),
                        landscape.uid("line"),
                        landscape.uid("invoice"),
                        List.of("invoice_id"),
                        List.of("id"),
                        ForeignKey.Action.CASCADE,
                        EdgeOrigin.PHYSICAL))
                .hasSize(2);
        assertThat(graph.rootUid()).contains(landscape.uid("line"));
        assertThat(graph.dependentsOf(landscape.uid("product")))
                .extracting(node -> node.name().table())
                .containsExactly("line");
    }

    @Test
    void tellsForeignKeysOfSeveralColumnsInKeyOrder() throws SQLException {
        landscape.execute("alter table product add column b int, add column a int, add unique (b, a);"
                + "alter table line add column x int, add column y int,"
                + " add constraint pair foreign key (x, y) references product (b, a) on delete set null");

        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("product")).includingIncoming());

        assertThat(graph.edges())
                .filteredOn(edge -> edge.name().equals(Optional.of("pair")))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.sourceColumns()).containsExactly("x", "y");
                    assertThat(edge.targetColumns()).containsExactly("b", "a");
                    assertThat(edge.onDelete()).isEqualTo(ForeignKey.Action.SET_NULL);
                });
    }

    @Test
    void tellsOfEachTableWhatThePictureNeeds() throws SQLException {
        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("line")).includingColumns());

        GraphNode line = graph.node(landscape.uid("line")).orElseThrow();
        assertThat(line.name()).isEqualTo(PhysicalName.inDefaultSchema("line"));
        assertThat(line.identifier()).contains("shop.line");
        assertThat(line.namespace()).isEqualTo("shop");
        assertThat(line.schemaManagementMode()).isEqualTo(SchemaManagementMode.LIQUIBASE_MANAGED);
        assertThat(line.status()).isEqualTo(ProvisioningStatus.ACTIVE);
        assertThat(line.tableExists()).isTrue();
        assertThat(line.level()).isZero();
        assertThat(line.columns()).extracting(GraphColumn::name).containsExactly("id", "invoice_id", "product_id");
        assertThat(line.columns().get(0).primaryKey()).isTrue();
        assertThat(graph.node(landscape.uid("invoice")).orElseThrow().level()).isEqualTo(1);
    }

    @Test
    void gathersANamespaceAProviderOrEverything() throws SQLException {
        landscape.execute("create table sales.report (id bigint primary key, invoice_id bigint references invoice)");
        landscape.registerExternal("sales.report");

        assertThat(names(GraphRequest.ofNamespace("others").depth(0))).containsExactly("report");
        assertThat(names(GraphRequest.ofNamespace("others"))).containsExactly("invoice", "report");
        assertThat(names(GraphRequest.ofNamespace("nobody"))).isEmpty();
        assertThat(names(GraphRequest.ofProvider("shop:shop")))
                .containsExactly("changelog_of_shop", "customer", "invoice", "line", "payment", "product", "region");
        assertThat(graph(GraphRequest.ofEverything()).edges()).hasSize(6);
        assertThat(names(GraphRequest.ofEverything())).hasSize(8);
    }

    @Test
    void showsForeignKeysToTablesThatNobodyRegisteredApartFromTheEdges() throws SQLException {
        landscape.execute("create table sales.\"Odd \"\"one\" (id bigint primary key);"
                + "alter table region add column odd bigint references sales.\"Odd \"\"one\";"
                + "create table sales.spy (id bigint, region_id bigint references region on delete cascade)");

        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("region")).includingIncoming());

        assertThat(graph.nodes()).extracting(node -> node.name().table()).containsExactly("customer", "region");
        assertThat(graph.edges()).hasSize(1);
        assertThat(graph.outside())
                .extracting(
                        key -> key.outside().table(),
                        OutsideReference::incoming,
                        OutsideReference::columns,
                        OutsideReference::outsideColumns,
                        OutsideReference::onDelete)
                .containsExactlyInAnyOrder(
                        tuple("Odd \"one", false, List.of("odd"), List.of("id"), ForeignKey.Action.NO_ACTION),
                        tuple("spy", true, List.of("id"), List.of("region_id"), ForeignKey.Action.CASCADE));
        assertThat(graph(GraphRequest.of(landscape.uid("region"))).outside())
                .extracting(OutsideReference::incoming)
                .containsExactly(false);
        assertThat(graph(GraphRequest.of(landscape.uid("region")).depth(0)).outside())
                .isEmpty();
    }

    @Test
    void showsWhatReservedTablesDeclareUntilTheDatabaseHasIt() throws SQLException {
        landscape.reserve("plans", table("plan", "customer", "elsewhere"), table("step", "plan"));

        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("step")).depth(2));

        assertThat(graph.nodes()).extracting(node -> node.name().table()).containsExactly("customer", "plan", "step");
        assertThat(graph.edges()).extracting(GraphEdge::origin).containsOnly(EdgeOrigin.DECLARED);
        assertThat(graph.edges()).hasSize(2);
        assertThat(graph.outside()).extracting(key -> key.outside().table()).containsExactly("elsewhere");
        assertThat(graph.node(landscape.uid("plan")).orElseThrow().tableExists())
                .isFalse();
        assertThat(names(GraphRequest.of(landscape.uid("customer")).includingIncoming()))
                .contains("plan");

        landscape.execute("create table elsewhere (id bigint primary key)");
        landscape.create(table("plan", "customer", "elsewhere"), table("step", "plan"));

        assertThat(graph(GraphRequest.of(landscape.uid("step")).depth(2)).edges())
                .extracting(GraphEdge::origin)
                .containsOnly(EdgeOrigin.PHYSICAL)
                .hasSize(2);
    }

    @Test
    void takesAForeignKeyToAPartitionedTableOnce() throws SQLException {
        landscape.execute("create table sales.event (id bigint primary key) partition by range (id);"
                + "create table sales.event_1 partition of sales.event for values from (0) to (10);"
                + "alter table payment add column event_id bigint references sales.event");
        landscape.registerExternal("sales.event");
        landscape.registerExternal("sales.event_1");

        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("payment")).includingIncoming());

        assertThat(graph.edges()).hasSize(2);
        assertThat(names(GraphRequest.of(landscape.uid("payment")))).containsExactly("invoice", "payment", "event");
    }

    @Test
    void namesAllThatDependsOnATableAlsoAroundACircle() throws SQLException {
        landscape.execute("alter table customer add column favourite bigint references line;"
                + "create table spy (id bigint, line_id bigint references line)");

        Dependents dependents = landscape.graphs().dependents(landscape.uid("invoice"));

        assertThat(dependents.direct()).extracting(node -> node.name().table()).containsExactly("line", "payment");
        assertThat(dependents.transitive())
                .extracting(node -> node.name().table())
                .containsExactly("customer", "line", "payment");
        assertThat(dependents.outside())
                .extracting(key -> key.outside().table())
                .containsExactly("spy");
        assertThat(dependents.isEmpty()).isFalse();
        assertThat(landscape.graphs().dependents(landscape.uid("payment")).isEmpty())
                .isTrue();
    }

    @Test
    void clampsTheDepth() throws SQLException {
        GraphRequest line = GraphRequest.of(landscape.uid("line"));

        assertThat(graph(line.depth(-3)).depth()).isZero();
        assertThat(graph(line.depth(1_000_000)).depth()).isEqualTo(GraphRequest.MAX_DEPTH);
        assertThat(names(line.depth(1_000_000))).hasSize(5);
    }

    @Test
    void namesTheUidThatItDoesNotKnow() {
        UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");

        assertThatThrownBy(() -> graph(GraphRequest.of(unknown)))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining(unknown.toString());
        assertThatThrownBy(() -> landscape.graphs().dependents(unknown)).isInstanceOf(TableNotFoundException.class);
    }

    @Test
    void isOneQueryWhateverTheDepthForALoginThatOwnsNothing() throws SQLException {
        StatementCounter counter = new StatementCounter();
        database.createRole(READER, "secret");
        UUID line = landscape.uid("line");
        try (Connection connection =
                counter.counting(database.dataSourceFor(READER, "secret").getConnection())) {
            SchemaGraph far = SchemaGraphs.of(connection)
                    .read(GraphRequest.of(line).depth(16).includingIncoming());
            assertThat(far.nodes()).hasSize(6);
            assertThat(counter.roundTrips()).isEqualTo(1);

            SchemaGraphs.of(connection).dependents(line);
            assertThat(counter.roundTrips()).isEqualTo(2);
        }
    }

    @Test
    void goesOverTheWireAsTheReferenceSystemSendsIt() throws SQLException {
        SchemaGraph graph = graph(GraphRequest.of(landscape.uid("payment")));

        assertThat(graph.toJson())
                .startsWith("{\"root_uid\":\"" + landscape.uid("payment")
                        + "\",\"depth\":1,\"include_incoming\":false,\"nodes\":[{\"uid\":\"" + landscape.uid("invoice")
                        + "\",\"identifier\":\"shop.invoice\",\"namespace\":\"shop\",\"physical_schema\":\"public\","
                        + "\"physical_table_name\":\"invoice\"")
                .contains("\"edges\":[{\"name\":\"payment_invoice_id_fkey\",\"source_uid\":\""
                        + landscape.uid("payment") + "\",\"target_uid\":\"" + landscape.uid("invoice")
                        + "\",\"source_columns\":[\"invoice_id\"],\"target_columns\":[\"id\"],\"on_delete\":\"no_action\","
                        + "\"relationship_type\":\"meta_table_to_meta_table\",\"origin\":\"physical\"}]");
    }

    private SchemaGraph graph(GraphRequest request) {
        return landscape.graphs().read(request);
    }

    private List<String> names(GraphRequest request) {
        return graph(request).nodes().stream().map(node -> node.name().table()).toList();
    }
}
