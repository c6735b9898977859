package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a tree, wherever in it it stands. */
class CollectorTest {

    @ParameterizedTest
    @CsvSource({
        "{FUNCEXPR :funcid 11}, 11",
        "{OPEXPR :opno 5 :opfuncid 12}, 12",
        "{AGGREF :aggfnoid 13 :aggfilter {FUNCEXPR :funcid 14}}, 13 14",
        "{WINDOWFUNC :winfnoid 15}, 15",
        "{WINDOWCLAUSE :startInRangeFunc 16 :endInRangeFunc 17}, 16 17",
        "{SCALARARRAYOPEXPR :opno 5 :opfuncid 18 :hashfuncid 19 :negfuncid 20}, 18 19 20",
        "{TABLESAMPLECLAUSE :tsmhandler 21}, 21",
        "{SUBLINK :subselect {QUERY :commandType 1 :targetList ({TARGETENTRY :expr {FUNCEXPR :funcid 22}})}}, 22",
    })
    void findsFunctions(String node, String functions) {
        assertThat(facts(node).functions()).map(String::valueOf).containsExactlyInAnyOrder(functions.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "{OPEXPR :opno 31}, 31",
        "{ROWCOMPAREEXPR :opnos (o 32 33)}, 32 33",
        "{ROWCOMPARE :opnos (o 34)}, 34",
        "{SORTGROUPCLAUSE :eqop 35 :sortop 36}, 35 36",
        "{CTECYCLECLAUSE :cycle_mark_neop 37}, 37",
        "{INFERENCEELEM :expr {OPEXPR :opno 38}}, 38",
    })
    void findsOperators(String node, String operators) {
        assertThat(facts(node).operators()).map(String::valueOf).containsExactlyInAnyOrder(operators.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "{CONST :consttype 41 :constvalue 4 [ 1 2 3 4 ]}, 41",
        "{COERCEVIAIO :resulttype 42}, 42",
        "{RELABELTYPE :resulttype 43}, 43",
        "{COERCETODOMAIN :resulttype 44}, 44",
        "{ARRAYEXPR :array_typeid 45 :element_typeid 46}, 45 46",
        "{ARRAY :array_typeid 47}, 47",
        "{SETOPERATIONSTMT :colTypes (o 48 49)}, 48 49",
        "{COMMONTABLEEXPR :ctecoltypes (o 50)}, 50",
        "{RANGETBLFUNCTION :funccoltypes (o 51)}, 51",
        "{JSONRETURNING :typid 52}, 52",
        "{PARAM :paramtype 53}, 53",
        "{SQLVALUEFUNCTION :op 3 :type 54}, 54",
    })
    void findsTypes(String node, String types) {
        assertThat(facts(node).types()).map(String::valueOf).containsExactlyInAnyOrder(types.split(" "));
    }

    @Test
    void addsThePermissionsOfARelationThatStandsTwice() {
        TreeFacts facts =
                facts("{RTEPERMISSIONINFO :relid 5 :requiredPerms 2} {RTEPERMISSIONINFO :relid 5 :requiredPerms 8}"
                        + " {RANGETBLENTRY :rtekind 0 :relid 6 :perminfoindex 1}");
        assertThat(facts.relations()).containsEntry(5L, RelationUse.of(10)).containsEntry(6L, RelationUse.of(0));
    }

    @Test
    void findsTheColumnsOfARelation() {
        TreeFacts facts =
                facts("{RTEPERMISSIONINFO :relid 5 :requiredPerms 7 :selectedCols (b 6 7 8) :insertedCols (b 9)"
                        + " :updatedCols (b)} {RTEPERMISSIONINFO :relid 5 :requiredPerms 2 :selectedCols (b) :insertedCols (b)"
                        + " :updatedCols (b 10)}");
        assertThat(facts.relations()).containsEntry(5L, new RelationUse(7, Set.of(-1, 0, 1), Set.of(2), Set.of(3)));
    }

    @Test
    void takesASequenceThatNextvalNamesByAConstantForNoFunctionAndNoName() {
        TreeFacts facts =
                facts("{FUNCEXPR :funcid 1574 :funcresulttype 20 :args ({CONST :consttype 2205 :constisnull false"
                        + " :constvalue 4 [ 10 64 -1 0 0 0 0 0 ]})}");
        assertThat(facts.sequences()).containsExactly(0xFF400AL);
        assertThat(facts.functions()).isEmpty();
        assertThat(facts.types()).containsExactly(20L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{FUNCEXPR :funcid 1574 :args ({CONST :consttype 25 :constvalue 4 [ 10 64 0 0 ]})}",
                "{FUNCEXPR :funcid 1574 :args ({PARAM :paramtype 2205})}",
                "{FUNCEXPR :funcid 1575 :args ({CONST :consttype 2205 :constvalue 4 [ 10 64 0 0 ]})}",
            })
    void takesOtherCallsOfItsKinForFunctions(String call) {
        TreeFacts facts = facts(call);
        assertThat(facts.sequences()).isEmpty();
        assertThat(facts.functions()).hasSize(1);
        assertThat(facts.types()).hasSize(1);
    }

    @Test
    void findsCommandsOfExpressionsAndMerges() {
        TreeFacts facts = facts("{COMMONTABLEEXPR :ctequery {QUERY :commandType 4}} {MERGEACTION :commandType 2}");
        assertThat(facts.commands()).containsExactlyInAnyOrder(Command.SELECT, Command.DELETE, Command.UPDATE);
        assertThat(facts.writes()).containsExactlyInAnyOrder(Command.DELETE, Command.UPDATE);
        assertThat(facts("{ROWMARKCLAUSE :rti 1}").locksRows()).isTrue();
        assertThat(facts("{VAR :vartype 25}").locksRows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{XMLEXPR :op 1}",
                "{CURRENTOFEXPR :cvarno 1}",
                "{NEXTVALUEEXPR :seqid 1}",
                "{TABLEFUNC :functype 0}",
                "{RANGETBLENTRY :rtekind <>}",
                "{RANGETBLENTRY :relid 5}",
                "{RANGETBLENTRY :rtekind 0 :relid 0 :requiredPerms 2}",
                "{RANGETBLENTRY :rtekind abc}",
                "{RANGETBLENTRY :rtekind 99999999999999999999}",
                "{RTEPERMISSIONINFO :relid 99999999999999999999 :requiredPerms 2}",
                "{QUERY :commandType (1)}",
                "{QUERY :commandType 0}",
                "{MERGEACTION :commandType x}",
                "{FUNCEXPR :funcid 99999999999999999999}",
                "{SQLVALUEFUNCTION :op 9}",
            })
    void refusesWhatItCannotBeSureOf(String node) {
        assertThatThrownBy(() -> facts(node)).isInstanceOf(UnknownTree.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{QUERY :commandType 1 :isReturn false}",
                "({QUERY :commandType 1 :isReturn false})",
                "((({QUERY :commandType 1 :isReturn false})))",
                "(({QUERY :commandType 1}))",
                "(({VAR :isReturn false}))",
                "((x))",
                "(() ())",
                "word",
            })
    void refusesATreeThatIsNotOneStatement(String tree) {
        assertThatThrownBy(() -> TreeFacts.of(NodeTree.read(tree))).isInstanceOf(UnknownTree.class);
    }

    private static TreeFacts facts(String nodes) {
        return TreeFacts.of(NodeTree.read("(({QUERY :commandType 1 :isReturn false :x (" + nodes + ")}))"));
    }
}
