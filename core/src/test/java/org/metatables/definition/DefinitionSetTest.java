package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.contract.DataTypes;
import org.metatables.naming.PhysicalName;

class DefinitionSetTest {

    @ParameterizedTest
    @CsvSource({
        "pg_catalog, pg_authid, PostgreSQL",
        "information_schema, tables, PostgreSQL",
        "metatables, audit, the catalog itself",
        "metatables_boundary, login, the boundary of governed operations"
    })
    void hasNoTableThatIsNobodysToRegister(String schema, String name, String owner) {
        TableDefinition table = TableDefinition.builder(
                        new PhysicalName(schema, name), "shop", new Authoring.Entity("com.shop", "Login"))
                .column(ColumnDefinition.of("rolname", DataTypes.ofSqlType("text")))
                .build();

        assertThatThrownBy(() -> new DefinitionSet(
                        MigrationProvider.of("shop", "main"),
                        List.of(table),
                        new DefinitionOrigin("a test", "none", "PostgreSQLDialect")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("The table " + schema + "." + name + " (entity com.shop.Login)")
                .hasMessageContaining("belongs to " + owner);
    }
}
