package org.metatables.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class OrdersTest {

    @Test
    void theClassSaysWhoseTablesAMigrationMakesAndHearsOfThem(TestDatabase database) throws Exception {
        Run run = new Run(database);

        run.update(Map.of(
                "liquibase.metatables.definitions", "live", "liquibase.metatables.provider", Orders.class.getName()));

        assertThat(Registry.published()).containsOnlyKeys("sdk_examples.Account", "sdk_examples.AccountLimit");
        assertThat(run.printed()).contains("com.shop.orders:orders");
    }
}
