package org.metatables.graph.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.graph.GraphRequest;
import org.metatables.graph.SchemaGraphs;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** How PostgreSQL answers the question for a graph: by indexes alone, so that the size of the catalog does not matter. */
@PostgresTest
class GraphPlanTest {

    /** Many rows, a tenth of which have tables, each of which refers to two others; a few rows are reserved. */
    private static final String FILL = """
            do $$
            begin
              for i in 1..2000 loop
                execute format('create table t_%s (id int primary key, a int references t_%s, b int references t_%s)',
                  i, greatest(1, i / 2), greatest(1, i / 3));
              end loop;
            end
            $$;
            insert into metatables.meta_table (data_source_uid, physical_schema, physical_table_name, identifier, namespace,
              management_mode, schema_management_mode, provisioning_status, migration_package, migration_namespace,
              migration_provider_key, table_kind, contract, definition, definition_digest, structure, fingerprint)
            select s.uid, 'public', 't_' || i, 't_' || i, 'namespace ' || i % 100, 'platform_managed', 'liquibase_managed',
              case when i % 100 = 0 then 'reserved' else 'active' end, 'p', 'n', 'p:n', 'relational',
              '{"version": "relational-table.v1", "physical": {}, "columns": []}',
              jsonb_build_object('foreign_keys', jsonb_build_array(jsonb_build_object(
                'columns', '["a"]'::jsonb, 'references', 't_' || i / 2, 'references_columns', '["id"]'::jsonb))),
              'd', 's', 'f'
            from metatables.data_source s, generate_series(1, 20000) i;
            analyze;
            """;

    private final TestDatabase database;

    GraphPlanTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CatalogInstaller.installOrUpgrade(connection);
            statement.execute(FILL);
        }
    }

    @Test
    void aGraphOfOneTableReadsNoTableFromEndToEnd() throws SQLException {
        GraphRequest request = GraphRequest.of(uid("t_1000")).depth(3);

        for (GraphQuery query : List.of(GraphQuery.walk(request), GraphQuery.walk(request.includingIncoming()))) {
            assertThat(readFromEndToEnd(plan(query))).isEmpty();
        }
    }

    @Test
    void theDependentsOfOneTableAreFoundByIndexesAlone() throws SQLException {
        List<String> plan = plan(GraphQuery.dependents(uid("t_500")));

        assertThat(readFromEndToEnd(plan)).isEmpty();
        assertThat(String.join("\n", plan)).contains("pg_depend_reference_index", "meta_table_declared_references");
    }

    @Test
    void findsAmongManyWhatBelongsToATable() throws SQLException {
        try (Connection connection = database.connect()) {
            SchemaGraphs graphs = SchemaGraphs.of(connection);

            assertThat(names(graphs, GraphRequest.of(uid("t_1000")).depth(2)))
                    .containsExactly("t_1000", "t_111", "t_166", "t_250", "t_333", "t_500");
            assertThat(graphs.dependents(uid("t_900")).transitive())
                    .extracting(node -> node.name().table())
                    .containsExactly("t_14400", "t_1800", "t_1801", "t_3600", "t_7200");
        }
    }

    private static List<String> names(SchemaGraphs graphs, GraphRequest request) {
        return graphs.read(request).nodes().stream()
                .map(node -> node.name().table())
                .sorted()
                .toList();
    }

    private List<String> plan(GraphQuery query) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("explain " + query.sql())) {
            query.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Stream.Builder<String> lines = Stream.builder();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines.build().toList();
            }
        }
    }

    /** The lines on which a table is read as a whole; the two rows of the data sources and the small list of schemas may be. */
    private static List<String> readFromEndToEnd(List<String> plan) {
        return plan.stream()
                .filter(line -> line.contains("Seq Scan on"))
                .filter(line -> !line.contains(" data_source ") && !line.contains(" pg_namespace "))
                .collect(Collectors.toList());
    }

    private UUID uid(String table) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select uid from metatables.meta_table where physical_table_name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }
}
