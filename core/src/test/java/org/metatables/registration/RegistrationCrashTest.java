package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.datasource.AccessModeException;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.SequenceDefinition;
import org.metatables.lifecycle.CrashingConnection;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Whatever breaks while tables are registered: nothing half done is visible, and the same call made again converges. */
class RegistrationCrashTest extends RegistrationTestCase {

    private static final int STRIDE = Integer.getInteger("metatables.crash.stride", 1);

    RegistrationCrashTest(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @EnumSource
    void theServerProcessIsKilledAtEachStatementInTurn(CrashingConnection.Moment moment) throws SQLException {
        database.execute("create table rate (id bigint primary key)");
        List<String> empty = everything();
        int fatal = 1 - STRIDE;
        boolean crashed = true;
        while (crashed) {
            fatal += STRIDE;
            database.execute("delete from metatables.meta_table; drop table if exists line, basket;"
                    + "drop sequence if exists line_seq; drop type if exists mood");

            crashed = crashAt(fatal, moment);

            if (!everything().equals(empty)) {
                assertThatAllIsThere();
            }
            registrar.register(requests());
            assertThatAllIsThere();
        }
        assertThat(fatal).as("statements of a registration").isGreaterThan(10);
    }

    @Test
    void aPoolWithoutAFreeConnectionIsSaid() throws SQLException {
        List<String> before = everything();
        DataSource exhausted = dataSource(() -> {
            throw new SQLTransientConnectionException("Connection is not available, request timed out after 30000ms.");
        });

        assertThatThrownBy(() -> Registrar.of(exhausted).register(requests()))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("could not register tables in the catalog")
                .hasMessageContaining("Connection is not available");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aServerThatTakesNoMoreConnectionsIsSaid() throws SQLException {
        database.database().createRole("registration_limited", "secret");
        database.execute("alter role registration_limited connection limit 1");
        DataSource limited = database.database().dataSourceFor("registration_limited", "secret");

        try (Connection taken = limited.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();
            assertThatThrownBy(() -> Registrar.of(limited).register(requests()))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("too many connections");
        }
    }

    @Test
    void aReadOnlyDatabaseStaysAsItIs() throws SQLException {
        List<String> before = everything();
        String alter = "alter database " + database.database().name();
        database.execute(alter + " set default_transaction_read_only = on");
        try {
            assertThatThrownBy(() -> registrar.register(request(table("account"))))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("read-only transaction")
                    .hasMessageContaining("Nothing was written; try again when it may be written.");
        } finally {
            database.execute(alter + " reset default_transaction_read_only");
        }
        assertThat(everything()).isEqualTo(before);

        assertThat(registrar.register(request(table("account"))))
                .singleElement()
                .extracting(Registration::action)
                .isEqualTo(RegistrationAction.CREATED);
    }

    @Test
    void aReadOnlyDataSourceRefuses() throws SQLException {
        DataSources.of(database.database().dataSource()).setAccessMode(dataSource, StorageAccessMode.READ_ONLY);
        List<String> before = everything();

        assertThatThrownBy(() -> registrar.register(request(table("account")))).isInstanceOf(AccessModeException.class);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLoginThatMayNotWriteTheCatalogLeavesNoTable() throws SQLException {
        database.database().createRole("registration_maker", "secret");
        database.execute("grant create, usage on schema public to registration_maker");
        List<String> before = everything();

        assertThatThrownBy(() -> Registrar.of(database.database().dataSourceFor("registration_maker", "secret"))
                        .register(request(table("account"))))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Tag("long")
    void aTableThatIsInUseForLongIsNotWaitedForInEternity() throws Exception {
        database.execute("create table parent (uid uuid primary key)");
        List<String> before = everything();
        try (Connection writer = database.connect()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("insert into parent values (gen_random_uuid())");

            assertThatThrownBy(() -> registrar.register(request(table("child")
                            .column(column("parent", "uuid"))
                            .foreignKey(ForeignKey.of(
                                    List.of("parent"), PhysicalName.inDefaultSchema("parent"), List.of("uid"))))))
                    .hasMessageContaining("lock timeout")
                    .hasMessageContaining("in use by a long transaction");
        }
        assertThat(everything()).isEqualTo(before);
    }

    private List<RegistrationRequest> requests() {
        return List.of(
                request(table("line")
                        .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("line_seq"), 1, 50))
                        .column(column("basket", "uuid"))
                        .foreignKey(ForeignKey.of(
                                List.of("basket"), PhysicalName.inDefaultSchema("basket"), List.of("uid")))),
                request(table("basket")
                        .enumType(new EnumTypeDefinition(PhysicalName.inDefaultSchema("mood"), List.of("sad", "ok")))
                        .column(column("mood", "mood"))
                        .column(column("first", "uuid"))
                        .foreignKey(
                                ForeignKey.of(List.of("first"), PhysicalName.inDefaultSchema("line"), List.of("uid")))),
                RegistrationRequest.parse("""
                        {"data_source_uid": "%s", "management_mode": "external_registered", "introspect": true,
                         "table_contract": {"physical": {"table_name": "rate"}, "columns": []}}
                        """.formatted(dataSource)));
    }

    private boolean crashAt(int statement, CrashingConnection.Moment moment) throws SQLException {
        CrashingConnection connection = new CrashingConnection(database, statement, moment);
        try {
            Registrar.of(dataSource(connection::open)).register(requests());
        } catch (RuntimeException crash) {
            assertThat(connection.crashed()).as(crash.toString()).isTrue();
        } finally {
            connection.close();
        }
        return connection.crashed();
    }

    private void assertThatAllIsThere() throws SQLException {
        assertThat(Catalog.of(database.database().dataSource()).list())
                .hasSize(3)
                .allMatch(CatalogTable::isActive)
                .extracting(CatalogTable::revision)
                .containsOnly(1L);
        assertThat(
                        database.rows(
                                "select count(*) from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace"))
                .containsExactly("2");
        assertThat(database.rows("select to_regclass('line_seq'), to_regtype('mood')"))
                .containsExactly("line_seq|mood");
    }

    /** A source of connections that the test makes. */
    private static DataSource dataSource(Callable<Connection> connections) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connections.call());
    }
}
