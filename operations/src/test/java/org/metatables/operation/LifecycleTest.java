package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.access.Visibility;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogMissingException;
import org.metatables.catalog.CatalogOutdatedException;
import org.metatables.catalog.CatalogTooNewException;
import org.metatables.contract.DataTypes;
import org.metatables.datasource.AccessModeException;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Operations on a table that a migration registers, from its reservation to its next version. */
class LifecycleTest {

    private static final String LOGIN_PASSWORD = "operations-password";

    private TestDatabase database;
    private Connection owner;
    private String login;

    @BeforeEach
    void installCatalog() throws SQLException {
        database = TestDatabase.create();
        login = database.name() + "_operations";
        database.createRole(login, LOGIN_PASSWORD);
        owner = database.connect();
        CatalogInstaller.installOrUpgrade(owner);
        sql("select metatables.let_write_audit('" + login + "')");
        BoundaryInstaller.install(owner, BoundaryPlan.sealed(login));
        sql("create table databasechangelog (id varchar(255))");
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
        database.close();
    }

    @Test
    void followsATableThroughItsMigrations() throws SQLException {
        Migration first = Migration.begin(owner, plan("varchar(64)"));
        first.reserve();
        UUID uid = uid();
        try (GovernedOperations operations = open()) {
            assertThatThrownBy(() -> operations.execute(read(uid)))
                    .isInstanceOf(UnusableTableException.class)
                    .hasMessageContaining("reserved");
            assertThatThrownBy(() -> operations.execute(reconcile(uid)))
                    .isInstanceOf(InvalidStatementException.class)
                    .hasMessageContaining("product");

            sql("create table product (code varchar(64) primary key)");
            first.finalise(FinalisationMode.STRICT);
            assertThat(operations.execute(insert(uid, "A")).rowCount()).isEqualTo(1);
            assertThat(operations.execute(read(uid)).rows()).hasSize(1);

            Migration second = Migration.begin(owner, plan("varchar(2)"));
            second.reserve();
            assertThatThrownBy(() -> operations.execute(read(uid))).isInstanceOf(UnusableTableException.class);
            assertThat(operations.execute(reconcile(uid)).rows()).hasSize(1);
            sql("alter table product alter column code type varchar(2)");
            second.finalise(FinalisationMode.STRICT);
            assertThatThrownBy(() -> operations.execute(insert(uid, "ABC")))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("longer than its column");
        }
    }

    @Test
    void opensOnlyOnACatalogOfItsVersion() throws SQLException {
        sql("insert into metatables.catalog_version (version, script, checksum) values (4711, 'V4711__x.sql', 'x')");
        assertThatThrownBy(this::open).isInstanceOf(CatalogTooNewException.class);
        sql("delete from metatables.catalog_version");
        assertThatThrownBy(this::open).isInstanceOfAny(CatalogOutdatedException.class, CatalogMissingException.class);
        sql("drop schema metatables cascade");
        assertThatThrownBy(this::open)
                .isInstanceOf(CatalogMissingException.class)
                .hasMessageContaining("update");
        CatalogInstaller.installOrUpgrade(owner);
        sql(GovernedDatabase.grantAccess(login));
        sql("select metatables.let_write_audit('" + login + "')");
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void refusesWritesInAReadOnlyDataSourceAndAllInADisabledOne() throws SQLException {
        Migration migration = Migration.begin(owner, plan("varchar(64)"));
        migration.reserve();
        sql("create table product (code varchar(64) primary key)");
        migration.finalise(FinalisationMode.STRICT);
        try (GovernedOperations operations = open()) {
            sql("update metatables.data_source set storage_access_mode = 'read_only'");
            assertThat(operations.execute(read(uid())).rows()).isEmpty();
            assertThatThrownBy(() -> operations.execute(insert(uid(), "A")))
                    .isInstanceOf(AccessModeException.class)
                    .hasMessageContaining("read_only");
            sql("update metatables.data_source set storage_access_mode = 'disabled'");
            assertThatThrownBy(() -> operations.execute(read(uid())))
                    .isInstanceOf(AccessModeException.class)
                    .hasMessageContaining("disabled");
        }
    }

    private static Operation read(UUID uid) {
        return Operation.select("select code from {product}")
                .read(uid, "product")
                .build();
    }

    private static Operation reconcile(UUID uid) {
        return Operation.select("select code from product")
                .table(ScopeTable.read(uid).reconciling())
                .build();
    }

    private static Operation insert(UUID uid, String code) {
        return Operation.insert("insert into {product} values (:code)")
                .write(uid, "product")
                .parameter("code", code)
                .build();
    }

    private GovernedOperations open() {
        return GovernedOperations.open(
                OperationsConfig.of(database.jdbcUrl(), login, LOGIN_PASSWORD, GovernedDatabase.TESTER)
                        .withVisibility(Visibility.EDIT)
                        .withCatalogFreshness(Duration.ZERO)
                        .withPool(2, Duration.ofSeconds(5)));
    }

    private MigrationPlan plan(String codeType) {
        TableDefinition product = TableDefinition.builder(
                        PhysicalName.inDefaultSchema("product"), "shop", new Authoring.Entity("shop", "Product"))
                .identifier("shop.Product")
                .column(ColumnDefinition.of("code", DataTypes.ofSqlType(codeType))
                        .notNull())
                .primaryKey("code")
                .build();
        DefinitionOrigin origin = new DefinitionOrigin("test", "none", "PostgreSQLDialect");
        DefinitionSet definitions = new DefinitionSet(MigrationProvider.of("shop", "shop"), List.of(product), origin);
        return MigrationPlan.of(definitions, ChangeLogTable.ofDefaultName(), "update")
                .granting(login);
    }

    private UUID uid() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select uid from metatables.meta_table where physical_table_name = 'product'")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
