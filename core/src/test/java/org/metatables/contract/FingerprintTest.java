package org.metatables.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.contract.FingerprintProbes.child;
import static org.metatables.contract.FingerprintProbes.onExpression;
import static org.metatables.contract.FingerprintProbes.partial;
import static org.metatables.contract.FingerprintProbes.withPart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/** What goes beyond the vectors: our extension for indexes, and the options. */
class FingerprintTest {

    @Test
    void tellsIndexesOverDifferentExpressionsApart() {
        assertThat(withIndex(onExpression("lower(code)"))).isNotEqualTo(withIndex(onExpression("lower(name)")));
    }

    @Test
    void tellsPartialIndexesApartByTheirCondition() {
        assertThat(withIndex(partial("id > 5"))).isNotEqualTo(withIndex(partial("id > 6")));
    }

    @Test
    void countsTheOrderOfNullsInAnIndex() {
        Index.Part part = new Index.Part("code", false, true, Optional.of("last"));
        TableDefinition table = child(builder -> builder.index(withPart(part, Optional.empty())));

        assertThat(CanonicalJson.write(TableIdentity.of(table)))
                .contains("{\"columns\": [\"child.code DESC NULLS LAST\"], \"unique\": false}");
    }

    @Test
    void namesTheSchemaInAnOrderedIndexOfATableOutsideTheDefaultSchema() {
        Index.Part part = new Index.Part("code", false, true, Optional.empty());
        TableDefinition table = TableDefinition.builder(
                        new PhysicalName("sales", "child"), "ns", new Authoring.Entity("shop", "Child"))
                .column(ColumnDefinition.of("code", DataTypes.ofSqlType("text")))
                .index(withPart(part, Optional.empty()))
                .build();

        assertThat(CanonicalJson.write(TableIdentity.of(table))).contains("\"sales.child.code DESC\"");
    }

    @Test
    void countsTheDefaultOfAUuidKeyOnlyWhereTheTableHasIt() {
        TableDefinition with = keyed(new ColumnValue.Default("gen_random_uuid()"));
        TableDefinition without = keyed(new ColumnValue.Given());

        assertThat(CanonicalJson.write(TableIdentity.of(with))).contains("\"server_default\": \"gen_random_uuid()\"");
        assertThat(CanonicalJson.write(TableIdentity.of(without))).doesNotContain("server_default");
        assertThat(Fingerprint.of(with)).isNotEqualTo(Fingerprint.of(without));
    }

    @Test
    void takesABlankHashNamespaceForNone() {
        TableDefinition table = child(builder -> {});
        FingerprintOptions options = FingerprintOptions.defaults().hashNamespace("  ");

        assertThat(Fingerprint.of(table, options)).isEqualTo(Fingerprint.of(table));
    }

    @Test
    void refusesABlankNamespace() {
        TableDefinition table = child(builder -> {});
        FingerprintOptions options = FingerprintOptions.defaults().namespace(" ");

        assertThatThrownBy(() -> Fingerprint.of(table, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A fingerprint needs a namespace.");
    }

    @Test
    void takesTheSameFingerprintOfTheSameIdentity() {
        Map<String, Object> identity = Map.of("columns", List.of());

        assertThat(Fingerprint.ofIdentity("sdk-examples", "public", identity))
                .hasToString("mt_sdk_examples_67f1e80e7af57b837b5c99fb179fdd1d");
    }

    @Test
    void takesAFingerprintOfAnIdentifier() {
        assertThat(Fingerprint.ofIdentifier("sdk-examples", "Account", FingerprintOptions.defaults(), 63))
                .hasToString("mt_sdk_examples_account_043dc2ad80a06794d0d4d98f1ac99ece");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MT_x", "mt x"})
    void refusesATextThatIsNoFingerprint(String text) {
        assertThatThrownBy(() -> new Fingerprint(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fingerprint withIndex(Index index) {
        return Fingerprint.of(child(builder -> builder.index(index)));
    }

    private static TableDefinition keyed(ColumnValue value) {
        return TableDefinition.builder(
                        PhysicalName.inDefaultSchema("keyed"), "ns", new Authoring.Entity("shop", "Keyed"))
                .column(ColumnDefinition.of("uid", DataTypes.ofSqlType("uuid")).withValue(value))
                .primaryKey("uid")
                .build();
    }
}
