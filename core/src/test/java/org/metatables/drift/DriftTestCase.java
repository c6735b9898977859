package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.metatables.definition.Authoring;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnType;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** A connection to an empty database, and short words for definitions. */
@PostgresTest
abstract class DriftTestCase {

    final TestDatabase database;
    Connection connection;

    DriftTestCase(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
        execute("drop schema public cascade; create schema public; grant usage on schema public to public");
        execute("drop schema if exists sales cascade");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The verdict on one table. */
    Verdict compare(TableDefinitionBuilder definition) {
        TableDefinition table = definition.build();
        return Comparison.compare(connection, List.of(table)).of(table.name());
    }

    /** The only finding of the table, which is of this kind. */
    Finding onlyFinding(TableDefinitionBuilder definition, FindingKind kind) {
        Verdict verdict = compare(definition);
        assertThat(verdict).isInstanceOf(Verdict.Different.class);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(kind);
        assertThat(verdict.blocksActivation()).isEqualTo(kind.severity() == Severity.BREAKING);
        return verdict.findings().get(0);
    }

    void assertSame(TableDefinitionBuilder definition) {
        assertThat(compare(definition)).isEqualTo(new Verdict.Same());
    }

    static TableDefinitionBuilder table(String name) {
        return table(PhysicalName.inDefaultSchema(name));
    }

    static TableDefinitionBuilder table(PhysicalName name) {
        return TableDefinition.builder(name, "test", new Authoring.Entity("org.example", "Example"));
    }

    static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, new ColumnType("string", "STRING", sqlType));
    }

    static Check check(String expression) {
        return new Check(Optional.empty(), expression);
    }
}
