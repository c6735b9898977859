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

/** A catalog of as many tables as asked for, each of 20 columns, and projects that join it. */
final class LargeCatalog {

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

    /** A thousand tables of 20 columns, under a project of their own; the revision is part of each description. */
    static DefinitionSet thousand(String project, int revision) {
        List<TableDefinition> tables = IntStream.range(0, 1_000)
                .mapToObj(number -> table(project, number, revision))
                .toList();
        return new DefinitionSet(
                MigrationProvider.of(project, project), tables, new DefinitionOrigin("test", "none", "none"));
    }

    /** A migration of these tables. */
    static MigrationPlan migration(DefinitionSet definitions) {
        String changeLog = definitions.provider().packageName() + "_changelog";
        return MigrationPlan.of(definitions, new ChangeLogTable(PhysicalName.inDefaultSchema(changeLog)), "update");
    }

    private static TableDefinition table(String project, int number, int revision) {
        TableDefinitionBuilder table = TableDefinition.builder(
                        PhysicalName.inDefaultSchema(project + "__table_" + number),
                        project,
                        new Authoring.Entity(project, "Table" + number))
                .identifier(project + ".Table" + number)
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
