package org.metatables.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.internal.HexDigest;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;

class DeclaredTableTest {

    private static final PhysicalName NAME = new PhysicalName("sales", "account");

    @Test
    void hasAnotherDigestForWhateverAnAuthorChanges() {
        assertThat(List.of(
                        declared(table -> table),
                        declared(table -> table.description("Who buys.")),
                        declared(table -> table.labels(List.of("pii"))),
                        declared(table -> table.protectFromDeletion(true)),
                        declared(table -> table.comment("Accounts.")),
                        declared(table -> table.column(column("region", "text"))),
                        declared(table -> table.column(column("region", "text").meaning("Where.", "", ""))),
                        declared(table -> table.check(new Check(Optional.empty(), "code <> ''"))),
                        declared(table -> table.index(Index.on(List.of("code"), false)))))
                .extracting(DeclaredTable::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheSameStructureWhateverItsAuthorSaysOfIt() {
        String structure = declared(table -> table).structure();

        assertThat(declared(table -> table.description("Who buys.")
                                .labels(List.of("pii"))
                                .protectFromDeletion(true))
                        .structure())
                .isEqualTo(structure);
        assertThat(declared(table -> table.column(column("region", "text"))).structure())
                .isNotEqualTo(structure);
    }

    @Test
    void sendsNoContentUnlessItIsAskedFor() {
        List<DeclaredTable> tables = List.of(declared(table -> table));

        assertThat(DeclaredRows.json(tables, Map.of()))
                .contains("\"account\"", tables.get(0).digest())
                .doesNotContain("\"structure\"", "\"fingerprint\"");
        assertThat(DeclaredRows.json(tables, DeclaredContent.of(tables))).contains("\"structure\"", "\"fingerprint\"");
    }

    /**
     * A row of the same digest is not written again. Whoever changes how its content is derived therefore changes {@code
     * DeclaredTable.DERIVATION} as well, and then the figure here.
     */
    @Test
    void derivesItsRowAsTheNumberOfItsDerivationSays() {
        DeclaredTable declared = declared(table -> table.check(new Check(Optional.empty(), "code <> ''"))
                .index(Index.on(List.of("code"), true))
                .foreignKey(ForeignKey.of(List.of("uid"), NAME, List.of("uid"))));
        Map<PhysicalName, DeclaredContent> content = DeclaredContent.of(List.of(declared));

        String row = DeclaredRows.json(List.of(declared), content)
                + content.get(NAME).contract()
                + declared.json();

        assertThat(HexDigest.md5(row)).isEqualTo("3704968d6efdb189f1066b38456fded1");
    }

    private static DeclaredTable declared(UnaryOperator<TableDefinitionBuilder> change) {
        TableDefinition table = change.apply(TableDefinition.builder(
                                NAME, "shop", new Authoring.Entity("com.shop", "Account"))
                        .identifier("shop.Account")
                        .column(column("uid", "uuid").notNull().withValue(new ColumnValue.Default("gen_random_uuid()")))
                        .column(column("code", "varchar(64)").notNull())
                        .primaryKey("uid"))
                .build();
        DefinitionSet set = new DefinitionSet(
                MigrationProvider.of("shop", "shop"), List.of(table), new DefinitionOrigin("test", "none", "none"));
        return DeclaredTable.allOf(MigrationPlan.of(set, ChangeLogTable.ofDefaultName(), "update"))
                .get(1);
    }

    private static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }
}
