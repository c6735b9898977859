package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.datasource.AccessModeException;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRefusedException;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.MissingCapabilityException;
import org.metatables.datasource.NoPhysicalDatabaseException;
import org.metatables.datasource.StorageAccessMode;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What a data source does not allow, or what is reserved, is refused as that, whatever the operation and its form; nothing is done elsewhere. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSourcesTest {

    private static final Set<Capability> COMPILED = EnumSet.of(
            Capability.COMPILED_SELECT,
            Capability.COMPILED_INSERT,
            Capability.COMPILED_UPDATE,
            Capability.COMPILED_DELETE,
            Capability.COMPILED_UPSERT);

    private GovernedDatabase database;
    private GovernedOperations operations;
    private DataSources dataSources;
    private DataSourceRow here;

    @BeforeAll
    void open(TestDatabase fresh) {
        database = new GovernedDatabase(fresh);
        operations = GovernedOperations.open(
                database.config().withPool(2, Duration.ofSeconds(5)).withCatalogFreshness(Duration.ZERO));
        dataSources = DataSources.of(fresh.dataSource());
        here = dataSources.find("default").orElseThrow();
    }

    @AfterAll
    void close() {
        operations.close();
        database.close();
    }

    @AfterEach
    void allowEverything() {
        dataSources.setAccessMode(here.uid(), StorageAccessMode.READ_WRITE);
        dataSources.addCapabilities(here.uid(), COMPILED);
        database.sql("update metatables.meta_table set provisioning_status = 'active', data_source_uid = '" + here.uid()
                + "'");
        database.sql("delete from account");
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void refusesAnOperationWhoseCapabilityWasTakenAway(OperationKind kind) {
        dataSources.removeCapabilities(here.uid(), Set.of(kind.capability()));

        for (OperationKind each : OperationKind.values()) {
            if (each == kind) {
                assertThatThrownBy(() -> operations.execute(operation(each)))
                        .isInstanceOfSatisfying(MissingCapabilityException.class, refused -> {
                            assertThat(refused.capability()).isEqualTo(kind.capability());
                            assertThat(refused.dataSource().uid()).isEqualTo(here.uid());
                        });
            } else {
                operations.execute(operation(each));
            }
        }
    }

    @Test
    void refusesEveryFormOfAReadWithoutItsCapability() {
        dataSources.removeCapabilities(here.uid(), Set.of(Capability.COMPILED_SELECT));

        assertThatThrownBy(() -> operations.stream(operation(OperationKind.SELECT)))
                .isInstanceOf(MissingCapabilityException.class);
        RawQueryError error = operations
                .runQuery(RawQuery.of(database.account(), "select 1"))
                .error()
                .orElseThrow();
        assertThat(error.kind()).isEqualTo(RawQueryError.Kind.PERMISSION_DENIED);
        assertThat(error.message())
                .contains("supports_compiled_select", here.uid().toString());
    }

    @Test
    void refusesABulkLoadAsTheInsertThatItIs() {
        BulkLoad load = BulkLoad.into(database.account(), "code", "name");
        dataSources.removeCapabilities(here.uid(), Set.of(Capability.COMPILED_INSERT));
        assertThatThrownBy(() -> operations.load(load, Stream.of(List.of("L", "l"))))
                .isInstanceOf(MissingCapabilityException.class);

        dataSources.addCapabilities(here.uid(), COMPILED);
        dataSources.setAccessMode(here.uid(), StorageAccessMode.READ_ONLY);
        assertThatThrownBy(() -> operations.load(load, Stream.of(List.of("L", "l"))))
                .isInstanceOf(AccessModeException.class);
        assertThat(database.one("select count(*) from account")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void obeysTheAccessModeWhateverTheLoginCould(OperationKind kind) {
        dataSources.setAccessMode(here.uid(), StorageAccessMode.READ_ONLY);
        if (kind.writes()) {
            assertThatThrownBy(() -> operations.execute(operation(kind))).isInstanceOf(AccessModeException.class);
        } else {
            assertThat(operations.execute(operation(kind)).rows()).isEmpty();
        }
        dataSources.setAccessMode(here.uid(), StorageAccessMode.DISABLED);
        assertThatThrownBy(() -> operations.execute(operation(kind)))
                .isInstanceOf(DataSourceRefusedException.class)
                .hasMessageContaining("disabled, which allows nothing");
        assertThat(database.one("select count(*) from account")).isEqualTo("0");
    }

    @Test
    void spansNoTwoDataSources() {
        DataSourceRow far = dataSources.create("warehouse", StorageAccessMode.READ_WRITE, COMPILED);
        database.sql("update metatables.meta_table set data_source_uid = '" + far.uid()
                + "' where physical_table_name = 'account_limit'");
        UUID limit = database.uid("account_limit");

        assertThatThrownBy(() -> operations.execute(
                        Operation.select("select code from account").read(limit).build()))
                .isInstanceOf(NoPhysicalDatabaseException.class)
                .hasMessageContaining("warehouse");
        assertThatThrownBy(() -> operations.execute(Operation.select("select code from account")
                        .read(database.account())
                        .read(limit)
                        .build()))
                .isInstanceOf(NoPhysicalDatabaseException.class)
                .hasMessageContaining("warehouse");
        assertThatThrownBy(() -> operations.execute(Operation.select("select code from account")
                        .read(database.account())
                        .dataSource(far.uid())
                        .build()))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("do not belong to the data source");
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void usesAReservedTableOnlyToReconcileIt(OperationKind kind) {
        database.sql("update metatables.meta_table set provisioning_status = 'reserved'"
                + " where physical_table_name = 'account'");
        Operation operation = operation(kind);

        assertThatThrownBy(() -> operations.execute(operation))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageContaining("public.account is reserved");
        Operation rejecting = Operation.fromJson(
                operation.toJson().replace("\"access\"", "\"reserved_policy\":\"reject\",\"access\""));
        assertThatThrownBy(() -> operations.execute(rejecting)).isInstanceOf(UnusableTableException.class);
        Operation reconciling = Operation.fromJson(
                operation.toJson().replace("\"access\"", "\"reservedPolicy\":\"reconcile\",\"access\""));
        operations.execute(reconciling);
    }

    private Operation operation(OperationKind kind) {
        return (switch (kind) {
                    case SELECT ->
                        Operation.select("select code from account where false").read(database.account());
                    case INSERT ->
                        Operation.insert("insert into account (code, name) select 'N', 'n' where false")
                                .write(database.account());
                    case UPDATE ->
                        Operation.update("update account set visits = 1").write(database.account());
                    case DELETE -> Operation.delete("delete from account").write(database.account());
                    case UPSERT ->
                        Operation.upsert("insert into account (code, name) select 'N', 'n' where false"
                                        + " on conflict (code) do update set name = excluded.name")
                                .write(database.account());
                })
                .build();
    }
}
