package org.metatables.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalTables;
import org.metatables.testing.TestDatabase;

/**
 * Prints how long it takes to read and compare 1,000 tables of 11 columns, with keys, indexes, foreign keys and checks.
 * A program, not a test: times depend on the machine.
 */
final class SpeedReport {

    private static final int TABLES = 1_000;
    private static final int ROUNDS = 10;

    private SpeedReport() {}

    public static void main(String[] arguments) throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            List<TableDefinition> definitions = make(connection);
            List<PhysicalName> names =
                    definitions.stream().map(TableDefinition::name).toList();
            for (int round = 1; round <= ROUNDS; round++) {
                long start = System.nanoTime();
                PhysicalTables.read(connection, names);
                long read = System.nanoTime();
                DriftReport report = Comparison.compare(connection, definitions);
                long compared = System.nanoTime();
                System.out.printf(
                        "round %d: read %d ms; read and compared %d ms, %d findings%n",
                        round,
                        (read - start) / 1_000_000,
                        (compared - read) / 1_000_000,
                        report.findings().size());
            }
        }
    }

    private static List<TableDefinition> make(Connection connection) throws SQLException {
        List<TableDefinition> definitions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (int t = 0; t < TABLES; t++) {
                statement.execute("""
                        create table t_%1$d (id bigint primary key, parent_id bigint references t_%2$d,
                            status varchar(255) check (status in ('OPEN','CLOSED')), code_%1$d varchar(64) not null unique,
                            a_%1$d integer, b_%1$d numeric(38,2) default 0, c_%1$d timestamp(6) with time zone,
                            d_%1$d text, e_%1$d jsonb, f_%1$d boolean not null, g_%1$d uuid)
                        """.formatted(t, Math.max(0, t - 1)));
                statement.execute("create index on t_%1$d (status, code_%1$d)".formatted(t));
                definitions.add(definition(t));
            }
            statement.execute("analyze");
        }
        return definitions;
    }

    private static TableDefinition definition(int t) {
        String code = "code_" + t;
        TableDefinitionBuilder table = DriftTestCase.table("t_" + t)
                .column(DriftTestCase.column("id", "bigint"))
                .column(DriftTestCase.column("parent_id", "bigint"))
                .column(DriftTestCase.column("status", "varchar(255)"))
                .column(DriftTestCase.column(code, "varchar(64)").notNull().asUnique())
                .column(DriftTestCase.column("a_" + t, "integer"))
                .column(DriftTestCase.column("b_" + t, "numeric(38,2)").withValue(new ColumnValue.Default("0")))
                .column(DriftTestCase.column("c_" + t, "timestamp(6) with time zone"))
                .column(DriftTestCase.column("d_" + t, "text"))
                .column(DriftTestCase.column("e_" + t, "jsonb"))
                .column(DriftTestCase.column("f_" + t, "boolean").notNull())
                .column(DriftTestCase.column("g_" + t, "uuid"));
        return table.primaryKey("id")
                .check(new Check(Optional.empty(), "status in ('OPEN','CLOSED')"))
                .index(Index.on(List.of("status", code), false))
                .foreignKey(ForeignKey.of(
                        List.of("parent_id"), PhysicalName.inDefaultSchema("t_" + Math.max(0, t - 1)), List.of("id")))
                .build();
    }
}
