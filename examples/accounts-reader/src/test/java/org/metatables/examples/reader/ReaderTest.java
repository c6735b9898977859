package org.metatables.examples.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.OperationResult;
import org.metatables.operation.UnusableTableException;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The reader knows no entity: any table that the catalog has will do. */
@PostgresTest
class ReaderTest {

    private static final String PASSWORD = "reader-password";

    private static final String REGISTER = """
            insert into metatables.meta_table
                   (data_source_uid, physical_schema, physical_table_name, namespace, identifier, management_mode,
                    schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
            select uid, 'public', 'parcel', 'test', 'parcel', 'external_registered', 'external_registered',
                   'active', 'relational',
                   '{"version": "relational-table.v1", "columns": [{"name": "id", "data_type": "integer"},
                                                                   {"name": "label", "data_type": "text"}]}', 'none'
              from metatables.data_source
            returning uid
            """;

    @Test
    void readsTenRowsOfATableByNothingButItsUid(TestDatabase database) throws SQLException {
        String login = database.name() + "_reader";
        database.createRole(login, PASSWORD);
        UUID parcels = registerParcels(database, login);
        try (GovernedOperations operations = GovernedOperations.open(
                database.jdbcUrl(), login, PASSWORD, PrincipalSource.fixed(Principal.user("ada")))) {
            OperationResult result = Reader.read(operations, parcels);

            assertThat(result.rows()).hasSize(10).allSatisfy(row -> {
                assertThat(row.columns()).containsExactly("id", "label");
                assertThat(row.text("label"))
                        .contains("parcel " + row.text("id").orElseThrow());
            });
            assertThat(result.truncated()).isTrue();
            assertThat(result.tables()).containsExactly(parcels);
            assertThat(result.toJson()).contains("\"row_count\":10", "\"label\":\"parcel ");
            assertThatThrownBy(() -> Reader.read(operations, UUID.randomUUID()))
                    .isInstanceOf(UnusableTableException.class);
        }
    }

    private static UUID registerParcels(TestDatabase database, String login) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            statement.execute("create table parcel (id int primary key, label text)");
            statement.execute("insert into parcel select n, 'parcel ' || n from generate_series(1, 11) n");
            statement.execute("grant select on parcel to " + login);
            statement.execute("select metatables.let_write_audit('" + login + "')");
            try (ResultSet row = statement.executeQuery(REGISTER)) {
                row.next();
                UUID uid = row.getObject(1, UUID.class);
                connection.commit();
                return uid;
            }
        }
    }
}
