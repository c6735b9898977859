package org.metatables.examples.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.access.AccessControl;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.OperationResult;
import org.metatables.operation.UnusableTableException;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The reader knows no entity: any table that the catalog has will do. */
@PostgresTest
class ReaderTest {

    private static final String PASSWORD = "reader-password";

    private static final String PARCEL = """
            {"data_source_uid": "%s", "management_mode": "external_registered",
             "table_contract": {"physical": {"schema": "public", "table_name": "parcel"}, "columns": []},
             "introspect": true}
            """;

    @Test
    void readsTenRowsOfATableByNothingButItsUid(TestDatabase database) throws SQLException {
        String login = database.name() + "_reader";
        database.createRole(login, PASSWORD);
        UUID parcels = registerParcels(database, login);
        AccessControl.of(database.dataSource())
                .grant(parcels, Grantee.user("ada"), Permission.VIEW, "counts the parcels");
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
            CatalogInstaller.installOrUpgrade(connection);
            BoundaryInstaller.install(connection, BoundaryPlan.sealed(login));
            statement.execute("create table parcel (id int primary key, label text)");
            statement.execute("insert into parcel select n, 'parcel ' || n from generate_series(1, 11) n");
        }
        DataSource platform = database.dataSource();
        UUID dataSource = MetaTables.connect(platform).defaultDataSource().uid();
        return Registrar.of(platform)
                .granting(login)
                .register(RegistrationRequest.parse(PARCEL.formatted(dataSource)))
                .get(0)
                .uid();
    }
}
