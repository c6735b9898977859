package org.metatables.hibernate.store;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.metatables.MetaTables;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.access.Visibility;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.hibernate.store.ledger.Balance;
import org.metatables.hibernate.store.ledger.Customer;
import org.metatables.hibernate.store.ledger.Debt;
import org.metatables.hibernate.testing.Boot;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.OperationsConfig;
import org.metatables.registration.Registration;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.TestDatabase;

/**
 * The ledger in a database as an application has it: an administrator installs catalog and boundary, a platform login makes the tables,
 * and stores work with the login of operations.
 */
final class LedgerDatabase implements AutoCloseable {

    private static final String PASSWORD = "operations-password";

    private final TestDatabase database = TestDatabase.create();
    private final EntityManagerFactory factory;
    private final GovernedOperations operations;
    private final List<Registration> built;

    LedgerDatabase() throws SQLException {
        database.createRole(login(), PASSWORD);
        try (Connection administrator = database.connect()) {
            CatalogInstaller.installOrUpgrade(administrator);
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(login()));
        }
        factory = Boot.of(Customer.class, Balance.class, Debt.class)
                .with(MetaTablesSettings.PROJECT, "demo")
                .on(database);
        built = build();
        operations = GovernedOperations.open(OperationsConfig.of(
                        database.jdbcUrl(), login(), PASSWORD, PrincipalSource.fixed(Principal.user("clerk")))
                .withVisibility(Visibility.EDIT));
    }

    /** Makes the tables that are not there. */
    List<Registration> build() {
        MetaTables metaTables = MetaTables.connect(database.dataSource());
        return SimpleTables.of(factory)
                .build(
                        metaTables.platform(database.dataSource()).registrar().granting(login()),
                        metaTables.defaultDataSource().uid());
    }

    List<Registration> built() {
        return built;
    }

    TableStores stores() {
        return TableStores.of(factory, operations);
    }

    /** Removes all rows. */
    void clear() {
        execute("truncate demo__customer, demo__customer_balance, demo__customer_debt restart identity");
    }

    void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The first column of each row, as text. */
    List<String> column(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String login() {
        return database.name() + "_operations";
    }

    DataSource platform() {
        return database.dataSource();
    }

    EntityManagerFactory factory() {
        return factory;
    }

    GovernedOperations operations() {
        return operations;
    }

    @Override
    public void close() {
        operations.close();
        factory.close();
        database.close();
    }
}
