package org.metatables.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CyclesTest {

    @Test
    void thereAreNoneWhereTablesOnlyReferUpwards() {
        assertThat(new Sketch().table("a").table("b").edge("b", "a").graph().cycles())
                .isEmpty();
    }

    @Test
    void aCircleIsNamedFromItsFirstTableOn() {
        SchemaGraph graph = new Sketch()
                .table("a")
                .table("b")
                .table("c")
                .table("d")
                .edge("c", "a")
                .edge("b", "c")
                .edge("a", "b")
                .edge("d", "a")
                .graph();

        assertThat(graph.cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.text()).isEqualTo("public.shop__a → public.shop__b → public.shop__c → public.shop__a");
            assertThat(cycle.tables()).hasSize(3);
            assertThat(cycle.edges()).extracting(GraphEdge::sourceUid).containsExactly(uids("a", "b", "c"));
            assertThat(cycle.edges()).extracting(GraphEdge::targetUid).containsExactly(uids("b", "c", "a"));
        });
    }

    @Test
    void aKnotOfCirclesIsOneWithItsShortestCircleAsAnExample() {
        SchemaGraph graph = new Sketch()
                .table("a")
                .table("b")
                .table("c")
                .table("d")
                .edge("a", "b")
                .edge("b", "c")
                .edge("c", "a")
                .edge("c", "d")
                .edge("d", "c")
                .graph();

        assertThat(graph.cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.tables()).hasSize(4);
            assertThat(cycle.text()).isEqualTo("public.shop__c → public.shop__d → public.shop__c");
        });
    }

    @Test
    void aTableThatRefersToItselfIsACircleOfItsOwn() {
        SchemaGraph graph = new Sketch()
                .table("a")
                .table("b")
                .edge("a", "a")
                .edge("a", "b")
                .edge("b", "a")
                .graph();

        assertThat(graph.cycles())
                .extracting(GraphCycle::text)
                .containsExactly("public.shop__a → public.shop__b → public.shop__a", "public.shop__a → public.shop__a");
    }

    @Test
    void aLongChainDoesNotOverflowTheStack() {
        Sketch sketch = new Sketch();
        for (int i = 0; i < 20_000; i++) {
            sketch.table("t" + i);
        }
        for (int i = 1; i < 20_000; i++) {
            sketch.edge("t" + i, "t" + (i - 1));
        }

        assertThat(sketch.graph().cycles()).isEmpty();
    }

    private static UUID[] uids(String... names) {
        return List.of(names).stream().map(Sketch::uid).toArray(UUID[]::new);
    }
}
