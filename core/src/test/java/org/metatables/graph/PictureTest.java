package org.metatables.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.definition.ForeignKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

    private static final String HOSTILE = "a\"]<script>alert('x')</script>&#60;\u0000\u0001\uD800\uFFFE %% end;|`";

    private static final SchemaGraph SHOP = new Sketch()
            .table(
                    "customer",
                    SchemaManagementMode.LIQUIBASE_MANAGED,
                    "id UUID",
                    "region_id BIGINT",
                    "at TIMESTAMP WITH TIME ZONE")
            .table("region", SchemaManagementMode.EXTERNAL_REGISTERED)
            .table("ledger", SchemaManagementMode.BACKEND_MANAGED)
            .table("stock", SchemaManagementMode.ALEMBIC_MANAGED)
            .reserved("plan")
            .edge("customer", "region")
            .edge("ledger", "customer", ForeignKey.Action.CASCADE, EdgeOrigin.PHYSICAL)
            .edge("plan", "customer", ForeignKey.Action.NO_ACTION, EdgeOrigin.DECLARED)
            .edge("stock", "stock")
            .toOutside("region", "country")
            .graph();

    @Test
    void drawsEveryTableInTheColourOfItsOwner() throws Exception {
        Document picture = parse(SHOP.toSvg("The shop"));

        assertThat(classes(picture, "mt-table"))
                .contains(
                        "mt-table mt-liquibase",
                        "mt-table mt-external",
                        "mt-table mt-backend",
                        "mt-table mt-alembic",
                        "mt-table mt-liquibase mt-reserved",
                        "mt-table mt-unregistered");
        assertThat(texts(picture, "mt-title"))
                .containsExactly("shop.customer", "shop.region", "shop.ledger", "shop.stock", "shop.plan", "country");
        assertThat(texts(picture, "mt-name")).contains("public.shop__customer", "public.country");
        assertThat(texts(picture, "mt-tag-text")).containsExactly("reserved");
        assertThat(texts(picture, "mt-heading")).containsExactly("The shop");
        assertThat(texts(picture, "mt-summary")).containsExactly("5 tables, 1 not registered, 5 foreign keys");
    }

    @Test
    void drawsEveryForeignKeyWithItsColumnsAndWhatItDoesOnDelete() throws Exception {
        Document picture = parse(SHOP.toSvg("The shop"));

        assertThat(texts(picture, "mt-label"))
                .containsExactlyInAnyOrder(
                        "region_id", "customer_id · cascade", "customer_id", "stock_id", "country_id");
        assertThat(classes(picture, "mt-edge"))
                .filteredOn("mt-edge mt-declared"::equals)
                .as("the line and its entry in the legend")
                .hasSize(2);
    }

    @Test
    void tellsMoreWhereAPersonPoints() {
        assertThat(SHOP.toSvg("x"))
                .contains(
                        "<title>fk__ledger__customer\npublic.shop__ledger (customer_id) → public.shop__customer (id)\n"
                                + "on delete cascade</title>")
                .contains("declared, not yet in the database")
                .contains("All about &lt;customer&gt;.\nshop, migrated with Liquibase, active")
                .contains(Sketch.uid("customer").toString());
    }

    @Test
    void listsColumnsWithTheirKeysWhereTheGraphHasThem() throws Exception {
        Document picture = parse(SHOP.toSvg("x"));

        assertThat(texts(picture, "mt-column")).containsExactly("id", "region_id", "at");
        assertThat(texts(picture, "mt-key")).containsExactly("PK", "FK");
        assertThat(texts(picture, "mt-type")).containsExactly("uuid", "bigint", "timestamptz");
    }

    @Test
    void marksCirclesOfSeveralTables() throws Exception {
        SchemaGraph graph = new Sketch()
                .table("a")
                .table("b")
                .table("c")
                .edge("a", "b")
                .edge("b", "a")
                .edge("c", "a")
                .edge("c", "c")
                .graph();

        Document picture = parse(graph.toSvg("x"));

        assertThat(classes(picture, "mt-edge"))
                .filteredOn("mt-edge mt-circle"::equals)
                .hasSize(2 + 1);
        assertThat(texts(picture, "mt-summary")).containsExactly("3 tables, 4 foreign keys, 1 circle");
        assertThat(texts(picture, "mt-legend-text"))
                .contains("in a circle", "refers to")
                .doesNotContain("declared only");
        assertThat(graph.toMermaid()).contains("linkStyle 0,1 stroke:");
    }

    @Test
    void shortensLongNamesAndKeepsThemWholeInTheTooltip() throws Exception {
        String name = "a_very_long_name_" + "x".repeat(40) + "_that_ends_here";
        Document picture = parse(new Sketch().table(name).graph().toSvg("y".repeat(200)));

        assertThat(texts(picture, "mt-title"))
                .singleElement()
                .satisfies(title -> assertThat(title).hasSize(30).contains("…").endsWith("nds_here"));
        assertThat(texts(picture, "mt-heading"))
                .singleElement()
                .satisfies(title -> assertThat(title).hasSize(60));
        assertThat(picture.getDocumentElement().getTextContent()).contains("shop." + name);
    }

    @Test
    void anyNameGivesAWellFormedPicture() throws Exception {
        SchemaGraph graph = new Sketch()
                .table(HOSTILE)
                .table("b")
                .edge("b", HOSTILE)
                .edge(HOSTILE, HOSTILE)
                .toOutside("b", "\"'<>&")
                .graph();

        Document picture = parse(graph.toSvg(HOSTILE));

        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(picture, "mt-name")).contains("public.\"'<>&");
        assertThat(graph.toMermaid().lines())
                .allMatch(line -> line.matches("[\\p{L}\\p{N} _.,:#;()·\\-\\[\\]\"|<>/\uFFFD]*"))
                .hasSize(3 + 3 + 1 + 2)
                .noneMatch(line -> line.contains("<script"));
    }

    @Test
    void theSameGraphGivesTheSamePicture() {
        assertThat(SHOP.toSvg("x")).isEqualTo(SHOP.toSvg("x"));
        assertThat(SHOP.toMermaid()).isEqualTo(SHOP.toMermaid());
    }

    @Test
    void writesMermaidTextThatPointsUpwards() {
        SchemaGraph graph = new Sketch()
                .table("customer")
                .reserved("plan")
                .edge("plan", "customer", ForeignKey.Action.CASCADE, EdgeOrigin.DECLARED)
                .graph();

        assertThat(graph.toMermaid()).isEqualTo("""
                        flowchart BT
                          t0["<b>shop.customer</b><br/>public.shop__customer"]:::liquibase
                          t1["<b>shop.plan</b><br/>public.shop__plan<br/><i>reserved</i>"]:::liquibase
                          t1 -.->|"customer_id · cascade"| t0
                          classDef liquibase fill:#dbe7fb,stroke:#3b6fc4,color:#17202b
                          classDef reserved stroke-dasharray:6 4
                          class t1 reserved
                        """);
    }

    @Test
    void aGraphWithoutTablesIsAPictureToo() throws Exception {
        assertThat(texts(parse(new Sketch().graph().toSvg("Nothing")), "mt-summary"))
                .containsExactly("0 tables, 0 foreign keys");
        assertThat(new Sketch().graph().toMermaid()).isEqualTo("flowchart BT\n");
    }

    @Test
    void moreTablesThanAPersonReadsAreRefused() {
        Sketch sketch = new Sketch();
        for (int i = 0; i <= SchemaGraph.MOST_TABLES_IN_A_PICTURE; i++) {
            sketch.table("t" + i);
        }

        assertThatThrownBy(() -> sketch.graph().toSvg("x"))
                .isInstanceOf(GraphTooLargeException.class)
                .hasMessageContaining("501 tables")
                .hasMessageContaining("less depth");
        assertThatThrownBy(() -> sketch.graph().toMermaid()).isInstanceOf(GraphTooLargeException.class);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** The classes of all elements that have this one among them. */
    private static List<String> classes(Document picture, String one) {
        return elements(picture).stream()
                .map(element -> element.getAttribute("class"))
                .filter(classes -> List.of(classes.split(" ")).contains(one))
                .toList();
    }

    private static List<String> texts(Document picture, String cssClass) {
        return elements(picture).stream()
                .filter(element -> element.getAttribute("class").equals(cssClass))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(Document picture) {
        NodeList all = picture.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
