package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.internal.SqlResource;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;

/** A catalog of as many tables as asked for, each of 20 columns, and a project that joins it. */
final class LargeCatalog {

    private static final String PROJECT = "newcomer";

    private LargeCatalog() {}

    /** Installs the catalog and fills it; the server knows its statistics. */
    static void create(Connection connection, int tables) throws SQLException {
        CatalogInstaller.installOrUpgrade(connection);
        try (PreparedStatement fill =
                        connection.prepareStatement(SqlResource.read(LargeCatalog.class, "large-catalog.sql"));
                Statement statement = connection.createStatement()) {
            fill.setInt(1, tables);
            fill.executeUpdate();
            statement.execute("vacuum analyze");
        }
    }

    /** A migration of a thousand tables of 20 columns; the revision is part of each description. */
    static MigrationPlan thousandMore(int revision) {
        List<TableDefinition> tables = IntStream.range(0, 1_000)
                .mapToObj(number -> newcomer(number, revision))
                .toList();
        DefinitionSet set = new DefinitionSet(
                MigrationProvider.of(PROJECT, PROJECT), tables, new DefinitionOrigin("test", "none", "none"));
        return MigrationPlan.of(
                set, new ChangeLogTable(PhysicalName.inDefaultSchema(PROJECT + "_changelog")), "update");
    }

    private static TableDefinition newcomer(int number, int revision) {
        TableDefinitionBuilder table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema(PROJECT + "__table_" + number),
                        PROJECT,
                        new Authoring.Entity(PROJECT, "Table" + number))
                .identifier(PROJECT + ".Table" + number)
                .description("The table number " + number + ", revision " + revision + ".")
                .column(ColumnDefinition.of("uid", DataTypes.ofSqlType("uuid")).notNull())
                .primaryKey("uid");
        for (int column = 1; column < 20; column++) {
            table = table.column(
                    ColumnDefinition.of("attribute_" + (number + column) % 50, DataTypes.ofSqlType("text")));
        }
        return table.build();
    }
}
