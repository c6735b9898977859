package org.metatables.operation.internal.execution;

import com.zaxxer.hikari.HikariConfig;
import org.metatables.operation.OperationsConfig;

/** The settings of the pool. */
final class PoolSettings {

    private PoolSettings() {}

    static HikariConfig of(OperationsConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("metatables-operations");
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionTimeout(config.poolTimeout().toMillis());
        pool.setInitializationFailTimeout(config.poolTimeout().toMillis());
        config.dataSource().ifPresentOrElse(pool::setDataSource, () -> {
            pool.setJdbcUrl(config.url());
            pool.setUsername(config.username());
            pool.setPassword(config.password());
            pool.addDataSourceProperty("ApplicationName", "metatables-operations");
            // Stops a row that is too large while it is read, before it fills the heap.
            pool.addDataSourceProperty("maxResultBuffer", Long.toString(config.maxResultBytes()));
            // Values of parameters stay out of the messages that the driver makes of server errors.
            pool.addDataSourceProperty("logServerErrorDetail", "false");
        });
        return pool;
    }
}
