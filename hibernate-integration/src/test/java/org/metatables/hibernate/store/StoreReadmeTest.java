package org.metatables.hibernate.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.metatables.MetaTables;
import org.metatables.hibernate.store.ledger.Balance;
import org.metatables.hibernate.store.ledger.Balance_;
import org.metatables.hibernate.store.ledger.Customer;
import org.metatables.hibernate.store.ledger.Customer_;
import org.metatables.operation.GovernedOperations;

/** The examples of the guide to simple tables are this code. */
class StoreReadmeTest {

    @Test
    void theExamplesDoWhatTheySay() throws SQLException {
        try (LedgerDatabase ledger = new LedgerDatabase()) {
            build(ledger.platform(), ledger.factory(), ledger.login());
            use(ledger.factory(), ledger.operations());
        }
    }

    private static void build(DataSource platform, EntityManagerFactory entityManagerFactory, String operationsLogin) {
        MetaTables metaTables = MetaTables.connect(platform);
        SimpleTables.of(entityManagerFactory)
                .build(
                        metaTables.platform(platform).registrar().granting(operationsLogin),
                        metaTables.defaultDataSource().uid());
    }

    private static void use(EntityManagerFactory entityManagerFactory, GovernedOperations operations) {
        TableStores stores = TableStores.of(entityManagerFactory, operations);
        TableStore<Customer> customers = stores.store(Customer.class);
        TableStore<Balance> balances = stores.store(Balance.class);

        Customer acme = customers.insert(new Customer("ACME", "Acme Corporation", "US"));
        balances.insert(new Balance(acme, LocalDate.of(2026, 3, 1), new BigDecimal("150000")));

        customers.upsertBy(
                Customer_.code,
                List.of(new Customer("ACME", "Acme Inc.", "US"), new Customer("BETA", "Beta GmbH", "EU")));
        customers.patch(acme.getId(), Changes.of(Customer_.region, "CA").and(Customer_.note, "moved"));

        TableAlias<Customer> customer = customers.as("customer");
        List<Balance> found = balances.query()
                .join(customer)
                .where(customer.field(Customer_.region).in(List.of("CA", "US")))
                .where(balances.field(Balance_.balanceUsd).gte(new BigDecimal("140000")))
                .orderByDescending(Balance_.asOfDate)
                .limit(10)
                .list();

        assertThat(found).hasSize(1);
        assertThat(customers.find(acme.getId())).hasValueSatisfying(row -> {
            assertThat(row.getName()).isEqualTo("Acme Inc.");
            assertThat(row.getRegion()).isEqualTo("CA");
        });
    }
}
