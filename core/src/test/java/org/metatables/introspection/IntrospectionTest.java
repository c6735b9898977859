package org.metatables.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.graph.Landscape;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.StatementCounter;
import org.metatables.testing.TestDatabase;

@PostgresTest
class IntrospectionTest {

    private static final String READER = "introspection_test_reader";
    private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private final TestDatabase database;
    private final Landscape landscape;
    private final Introspection introspection;

    IntrospectionTest(TestDatabase database) throws SQLException {
        this.database = database;
        this.landscape = new Landscape(database);
        this.introspection = Introspection.of(landscape.connection());
    }

    @BeforeEach
    void makeATable() throws SQLException {
        landscape.execute("""
                create table currency (code char(3) primary key);
                create table sales."Rate" (
                  id bigint generated always as identity primary key, code char(3) not null references currency on delete cascade,
                  value numeric(18, 4) default 1 check (value > 0), twice numeric generated always as (value * 2) stored,
                  "day" date, constraint once unique (code, "day"));
                create index on sales."Rate" using brin ("day") where value > 1;
                comment on table sales."Rate" is 'What money costs.';
                comment on column sales."Rate".value is 'In euros.'
                """);
        landscape.registerExternal("sales.Rate");
    }

    @AfterEach
    void disconnect() throws SQLException {
        landscape.close();
    }

    @Test
    void writesDownTheTableInPostgresqlsOwnWords() throws SQLException {
        Map<String, Object> document =
                introspection.introspect(landscape.uid("sales.Rate")).document();

        assertThat(document)
                .containsEntry("schema", "sales")
                .containsEntry("table_name", "Rate")
                .containsEntry("kind", "ordinary")
                .containsEntry("comment", "What money costs.")
                .containsOnlyKeys("schema", "table_name", "kind", "comment", "columns", "indexes", "constraints");
        assertThat(objects(document, "columns"))
                .contains(
                        Map.of(
                                "name",
                                "id",
                                "type",
                                "bigint",
                                "nullable",
                                false,
                                "identity",
                                "always",
                                "sequence",
                                "sales.Rate_id_seq"),
                        Map.of(
                                "name",
                                "value",
                                "type",
                                "numeric(18,4)",
                                "nullable",
                                true,
                                "default",
                                "1",
                                "comment",
                                "In euros."))
                .hasSize(5);
        assertThat(objects(document, "indexes"))
                .extracting(index -> index.get("method"))
                .containsExactlyInAnyOrder("btree", "btree", "brin");
        assertThat(objects(document, "constraints"))
                .extracting(constraint -> constraint.get("type"))
                .containsExactly("primary_key", "unique", "foreign_key", "check");
        assertThat(objects(document, "constraints").get(2))
                .containsEntry("target_table_name", "currency")
                .containsEntry("target_columns", List.of("code"))
                .containsEntry("on_delete", "cascade");
    }

    @Test
    void keepsTheLastSnapshotOnTheRowAndChangesNothingElseOfIt() throws SQLException {
        UUID uid = landscape.uid("sales.Rate");
        CatalogTable before = Catalog.of(landscape.connection()).get(uid);
        assertThat(introspection.find(uid)).isEmpty();

        IntrospectionSnapshot first = introspection.introspect(uid);
        assertThat(introspection.find(uid)).contains(first);
        landscape.execute("alter table sales.\"Rate\" add column source text");
        IntrospectionSnapshot second = introspection.introspect(uid);

        assertThat(introspection.find(uid)).contains(second);
        assertThat(second.takenAt()).isAfter(first.takenAt());
        assertThat(objects(second.document(), "columns")).hasSize(6);
        assertThat(IntrospectionSnapshot.ofJson(second.takenAt(), second.toJson()))
                .isEqualTo(second);
        assertThat(Catalog.of(landscape.connection()).get(uid)).isEqualTo(before);
    }

    @Test
    void saysThatTheTableIsGoneAndKeepsTheSnapshotFromBefore() throws SQLException {
        UUID uid = landscape.uid("sales.Rate");
        IntrospectionSnapshot before = introspection.introspect(uid);
        landscape.execute("drop table sales.\"Rate\"");

        assertThatThrownBy(() -> introspection.introspect(uid))
                .isInstanceOf(PhysicalTableMissingException.class)
                .hasMessageContaining("sales.Rate")
                .hasMessageContaining(uid.toString());
        assertThat(introspection.find(uid)).contains(before);
    }

    @Test
    void namesTheUidThatItDoesNotKnow() {
        assertThatThrownBy(() -> introspection.introspect(UNKNOWN)).isInstanceOf(TableNotFoundException.class);
        assertThatThrownBy(() -> introspection.find(UNKNOWN))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining(UNKNOWN.toString());
    }

    @Test
    void anyLoginReadsASnapshotButOnlyAnOwnerTakesOne() throws SQLException {
        UUID uid = landscape.uid("sales.Rate");
        introspection.introspect(uid);
        database.createRole(READER, "secret");
        Introspection reader = Introspection.of(database.dataSourceFor(READER, "secret"));

        assertThat(reader.find(uid)).isPresent();
        assertThatThrownBy(() -> reader.introspect(uid))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void takesSixQueries() throws SQLException {
        StatementCounter counter = new StatementCounter();
        try (Connection connection = counter.counting(database.connect())) {
            Introspection.of(connection).introspect(landscape.uid("sales.Rate"));
            assertThat(counter.roundTrips()).isEqualTo(6);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> document, String key) {
        return (List<Map<String, Object>>) document.get(key);
    }
}
