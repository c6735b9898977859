package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class GrantsTest {

    private static final String ROLE = "grants test \"operations\"";

    private static final TableDefinition ACCOUNT =
            Shop.table(new PhysicalName("Sales \"x\"", "Account")).build();
    private static final TableDefinition BASKET = Shop.table("basket")
            .sequence(new SequenceDefinition(new PhysicalName("Sales \"x\"", "Basket seq"), 1, 50))
            .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("basket_seq"), 1, 50))
            .build();

    private final Database database;

    GrantsTest(TestDatabase database) {
        this.database = new Database(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @BeforeAll
    static void makeRole(TestDatabase database) {
        database.createRole(ROLE, "secret");
    }

    @BeforeEach
    void freshTables() throws SQLException {
        database.reset();
        String schema = PhysicalName.quote("Sales \"x\"");
        database.execute("drop schema if exists " + schema + " cascade; create schema " + schema + ";"
                + Shop.ddl(ACCOUNT) + ";" + Shop.ddl(BASKET) + ";"
                + "create sequence " + schema + ".\"Basket seq\" increment 50; create sequence basket_seq increment 50;"
                + "alter table basket add column line serial");
    }

    @Test
    void theRoleCanReadAndWriteTheTablesAndUseTheirSequences() throws SQLException {
        update(List.of(ACCOUNT, BASKET));

        try (Connection connection =
                        database.database().dataSourceFor(ROLE, "secret").getConnection();
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : List.of(ACCOUNT, BASKET)) {
                statement.execute("insert into " + table.name().quoted() + " (code) values ('a')");
                statement.execute("update " + table.name().quoted() + " set code = 'b'");
                statement.execute("select * from " + table.name().quoted());
                statement.execute("delete from " + table.name().quoted());
            }
            for (SequenceDefinition sequence : BASKET.sequences()) {
                statement.execute("select nextval('" + sequence.name().quoted() + "')");
            }
            assertThatThrownBy(() -> statement.execute("truncate basket")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from databasechangelog"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aFunctionOfSomebodyElseHasNoSayInWhatIsGranted() throws SQLException {
        for (String parameters : List.of("text, name", "text, name, name", "text, text, text, text, text")) {
            database.execute(
                    "create function public.format(" + parameters + ") returns text immutable language plpgsql as "
                            + "$$ begin raise exception 'The function of somebody else was called.'; end $$");
        }

        update(List.of(ACCOUNT, BASKET));

        assertThat(database.rows("select has_table_privilege('" + ROLE + "', 'basket', 'insert')"))
                .containsExactly("t");
    }

    @Test
    void grantsOnlyWhatIsMissing() throws SQLException {
        update(List.of(ACCOUNT, BASKET));
        List<String> before = privileges();

        update(List.of(ACCOUNT, BASKET));
        assertThat(privileges()).as("nothing was granted again").isEqualTo(before);

        database.execute("revoke delete on basket from " + PhysicalName.quote(ROLE));
        update(List.of(ACCOUNT, BASKET));
        assertThat(privileges()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void grantsNothingOnATableThatDoesNotMatch() throws SQLException {
        database.execute("alter table basket drop column code");

        assertThatThrownBy(() -> update(List.of(ACCOUNT, BASKET))).isInstanceOf(FinalisationException.class);

        assertThat(hasSelect(ACCOUNT)).isEqualTo("t");
        assertThat(hasSelect(BASKET)).isEqualTo("f");
    }

    @Test
    void grantsNothingWhereNoRoleIsNamed() throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration = Migration.begin(connection, Shop.update(ACCOUNT, BASKET));
            migration.reserve();
            migration.finalise(FinalisationMode.STRICT);
        }
        assertThat(hasSelect(ACCOUNT)).isEqualTo("f");
    }

    @Test
    void aRoleThatWasDroppedMeanwhileIsNamed() throws SQLException {
        database.execute("create role grants_test_gone");
        try (Connection connection = database.connect()) {
            Migration migration =
                    Migration.begin(connection, Shop.update(ACCOUNT, BASKET).granting("grants_test_gone"));
            migration.reserve();
            database.execute("drop role grants_test_gone");

            assertThatThrownBy(() -> migration.finalise(FinalisationMode.STRICT))
                    .isInstanceOf(MissingRoleException.class)
                    .hasMessageContaining("grants_test_gone")
                    .hasMessageContaining("metatables.operations.role");
        }
        assertThat(database.rows("select distinct provisioning_status from metatables.meta_table"))
                .containsExactly("reserved");
    }

    private void update(List<TableDefinition> tables) throws SQLException {
        try (Connection connection = database.connect()) {
            Migration migration =
                    Migration.begin(connection, Shop.update(tables).granting(ROLE));
            migration.reserve();
            migration.finalise(FinalisationMode.STRICT);
        }
    }

    private String hasSelect(TableDefinition table) throws SQLException {
        return database.rows("select has_table_privilege('" + ROLE + "', '"
                        + table.name().quoted() + "', 'select')")
                .get(0);
    }

    /** The privileges with the versions of the rows that hold them, which change with every grant. */
    private List<String> privileges() throws SQLException {
        return database.rows("""
                select relname, relacl::text, xmin, ctid from pg_class
                where relacl::text like '%grants test%' order by relname
                """);
    }
}
