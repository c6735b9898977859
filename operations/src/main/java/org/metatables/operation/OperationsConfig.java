package org.metatables.operation;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How governed operations reach the database: with a login of their own, over a pool of their own.
 *
 * @param dataSource connections of the login; absent where the URL is used
 * @param url the JDBC URL
 * @param username the login, which needs no right but those that {@code operations/README.md} lists
 * @param password its password
 * @param poolSize the most connections
 * @param poolTimeout how long an operation waits for one, at least 250 milliseconds
 * @param lockTimeoutMillis how many milliseconds a statement waits for the lock of another one
 * @param searchPath the schemas where names without a schema are looked up, after {@code pg_catalog}; as a list in SQL
 * @param maxResultBytes the most bytes that the rows of one operation may take
 * @param catalogFreshness how long what was read from the catalog is believed
 * @param rememberedStatements for how many statements the verdict is remembered
 * @param ownTimeoutMillis how many milliseconds the reading of the catalog and the analysis of a statement may take
 */
public record OperationsConfig(
        Optional<DataSource> dataSource,
        String url,
        String username,
        String password,
        int poolSize,
        Duration poolTimeout,
        int lockTimeoutMillis,
        String searchPath,
        long maxResultBytes,
        Duration catalogFreshness,
        int rememberedStatements,
        int ownTimeoutMillis) {

    private static final long MEGABYTE = 1L << 20;

    /** A pool of 8 connections to the URL, with this login. */
    public static OperationsConfig of(String url, String username, String password) {
        return defaults(Optional.empty(), url, username, password);
    }

    /** A pool of 8 connections that the data source makes, with the login that it uses. */
    public static OperationsConfig of(DataSource dataSource) {
        return defaults(Optional.of(dataSource), "", "", "");
    }

    private static OperationsConfig defaults(
            Optional<DataSource> dataSource, String url, String username, String password) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                8,
                Duration.ofSeconds(5),
                5_000,
                "pg_catalog, public, pg_temp",
                64 * MEGABYTE,
                Duration.ofSeconds(1),
                10_000,
                15_000);
    }

    /** At most so many connections. */
    public OperationsConfig withPool(int connections, Duration timeout) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                connections,
                timeout,
                lockTimeoutMillis,
                searchPath,
                maxResultBytes,
                catalogFreshness,
                rememberedStatements,
                ownTimeoutMillis);
    }

    /** At most so many bytes for the rows of one operation. */
    public OperationsConfig withMaxResultBytes(long bytes) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                poolSize,
                poolTimeout,
                lockTimeoutMillis,
                searchPath,
                bytes,
                catalogFreshness,
                rememberedStatements,
                ownTimeoutMillis);
    }

    /** The catalog is read again after this time; zero reads it for every operation. */
    public OperationsConfig withCatalogFreshness(Duration time) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                poolSize,
                poolTimeout,
                lockTimeoutMillis,
                searchPath,
                maxResultBytes,
                time,
                rememberedStatements,
                ownTimeoutMillis);
    }

    /** A statement waits so long for the lock of another one. */
    public OperationsConfig withLockTimeout(Duration time) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                poolSize,
                poolTimeout,
                Math.toIntExact(time.toMillis()),
                searchPath,
                maxResultBytes,
                catalogFreshness,
                rememberedStatements,
                ownTimeoutMillis);
    }

    /** The password is not shown. */
    @Override
    public String toString() {
        return "OperationsConfig[" + (dataSource.isPresent() ? "data source" : url + ", " + username) + "]";
    }
}
