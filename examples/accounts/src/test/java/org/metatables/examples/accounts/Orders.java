package org.metatables.examples.accounts;

import java.util.List;
import java.util.Optional;
import org.metatables.definition.MigrationProvider;
import org.metatables.provider.AfterMigration;
import org.metatables.provider.TableProvider;

/** The provider class that the README of the Liquibase extension shows. */
public final class Orders implements TableProvider {

    @Override
    public MigrationProvider identity() {
        return MigrationProvider.of("com.shop.orders", "orders");
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(Account.class, AccountLimit.class);
    }

    @Override
    public Optional<AfterMigration> afterMigration() {
        return Optional.of(
                report -> report.tables().forEach(table -> Registry.publish(table.identifier(), table.uid())));
    }
}
