package org.metatables.operation.internal.execution;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
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
        pool.setExceptionOverride(new KeepWhatTheServerRefuses());
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

    /** HikariCP closes a connection on 0A000, which to PostgreSQL is one refusal among others. */
    private static final class KeepWhatTheServerRefuses implements SQLExceptionOverride {

        @java.lang.Override
        public Override adjudicate(SQLException error) {
            return "0A000".equals(error.getSQLState()) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
