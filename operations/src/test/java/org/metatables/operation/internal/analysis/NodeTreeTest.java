package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTreeTest {

    @Test
    void readsNodesListsAndBytes() {
        Node node = ((Node.Child)
                        NodeTree.read(
                                "{CONST :consttype 25 :constvalue 5 [ 9 0 0 ] :names (\"a\\ b\" \"c\") :ids (o 1 22) :none <>}"))
                .node();
        assertThat(node.tag()).isEqualTo("CONST");
        assertThat(node.number("consttype")).isEqualTo(25);
        assertThat(node.numbers("ids")).containsExactly(1L, 22L);
        assertThat(node.has("none")).isFalse();
        assertThat(node.has("names")).isTrue();
    }

    @Test
    void takesANameThatLooksLikeAFieldForAValue() {
        Node node = ((Node.Child)
                        NodeTree.read("{TARGETENTRY :resname :relid :resno 1 :x \\{FUNCEXPR\\ :funcid\\ 1\\}}"))
                .node();
        assertThat(node.word("resname")).contains(":relid");
        assertThat(node.number("relid")).isZero();
        List<String> tags = new ArrayList<>();
        node.walk(each -> tags.add(each.tag()));
        assertThat(tags).containsExactly("TARGETENTRY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "{QUERY",
                "{QUERY :a 1",
                "{QUERY a}",
                "{A :x}",
                "(}",
                "{A :x 1)",
                ")",
                "{A :x 1 :x 2}",
                "{A :x 1} {B :y 1}"
            })
    void refusesWhatIsNoTree(String text) {
        assertThatThrownBy(() -> NodeTree.read(text)).isInstanceOf(UnknownTree.class);
    }

    @Test
    void readsADeepTreeOnASmallStack() throws InterruptedException {
        String deep = "{A :x (".repeat(NodeTree.MAX_DEPTH / 2) + "1" + ")}".repeat(NodeTree.MAX_DEPTH / 2);
        AtomicInteger nodes = new AtomicInteger();
        Runnable reading = () -> Node.walk(NodeTree.read(deep), node -> nodes.incrementAndGet());
        Thread small = new Thread(null, reading, "small stack", 150_000);
        small.start();
        small.join();
        assertThat(nodes).hasValue(NodeTree.MAX_DEPTH / 2);
    }

    @Test
    void refusesATreeThatIsNestedTooDeeply() {
        String deep = "(".repeat(NodeTree.MAX_DEPTH + 1) + ")".repeat(NodeTree.MAX_DEPTH + 1);
        assertThatThrownBy(() -> NodeTree.read(deep))
                .isInstanceOf(UnknownTree.class)
                .hasMessageContaining("deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(({QUERY :commandType 1 :isReturn false :x {NEWNODE :y 1}}))",
                "(({QUERY :commandType 6 :isReturn false :utilityStmt {X :y 1}}))",
                "(({QUERY :commandType 99 :isReturn false}))",
                "(({QUERY :commandType 1 :isReturn true}))",
                "(({QUERY :commandType 1 :isReturn false} {QUERY :commandType 1 :isReturn false}))",
                "(({QUERY :commandType 1 :isReturn false :rtable ({RANGETBLENTRY :rtekind 7})}))",
                "(({QUERY :commandType 1 :isReturn false :rtable ({RANGETBLENTRY :rtekind 0 :relid 5 :perminfoindex 0})}))",
                "(({QUERY :commandType 1 :isReturn false :x {SQLVALUEFUNCTION :op 10}}))",
                "()"
            })
    void refusesTreesThatItDoesNotKnow(String tree) {
        assertThatThrownBy(() -> TreeFacts.of(NodeTree.read(tree))).isInstanceOf(UnknownTree.class);
    }

    @Test
    void readsPermissionsWherePostgresql15WritesThem() {
        TreeFacts facts = TreeFacts.of(
                NodeTree.read(
                        "(({QUERY :commandType 1 :isReturn false :hasForUpdate true :rtable ({RTE :rtekind 0 :relid 5 :requiredPerms 6})}))"));
        assertThat(facts.relations()).containsEntry(5L, RelationUse.of(6));
        assertThat(facts.locksRows()).isTrue();
    }
}
