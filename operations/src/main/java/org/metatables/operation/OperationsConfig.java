package org.metatables.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.metatables.Problem;
import org.metatables.access.PrincipalDirectory;
import org.metatables.access.PrincipalSource;
import org.metatables.access.Visibility;
import org.metatables.audit.AuditConfig;
import org.metatables.boundary.Boundary;

/**
 * How governed operations reach the database: with a login of their own, over a pool of their own.
 *
 * @param dataSource connections of the login; absent where the URL is used
 * @param url the JDBC URL
 * @param username the login, which needs no right but those that {@code operations/README.md} lists
 * @param password its password
 * @param principals says who acts, once for each operation
 * @param directory knows the users for whom others may act
 * @param visibility what everybody may do with every table, unless it is denied to them
 * @param boundary how tight the boundary in the database is expected to be
 * @param audit what the audit keeps of operations, and when it is written
 * @param poolSize the most connections, at least 1
 * @param poolTimeout how long an operation waits for one, at least 250 milliseconds
 * @param lockTimeoutMillis how many milliseconds a statement waits for the lock of another one, at least 1
 * @param searchPath the schemas where names without a schema are looked up, after {@code pg_catalog}; as a list in SQL
 * @param maxResultBytes the most bytes that the rows of one operation may take, at least 1
 * @param catalogFreshness how long what was read from the catalog, and the verdict that rests on it, is believed
 * @param rolesKept how long the role of a scope that no program asks for stays in the database: at least an hour; zero keeps it until there
 *     are too many
 * @param rememberedStatements for how many statements of up to a kilobyte the verdict is remembered; longer ones count
 *     for several
 * @param ownTimeoutMillis how many milliseconds the reading of the catalog and the analysis of a statement may take, at
 *     least 1
 */
public record OperationsConfig(
        Optional<DataSource> dataSource,
        String url,
        String username,
        String password,
        PrincipalSource principals,
        PrincipalDirectory directory,
        Visibility visibility,
        Boundary boundary,
        AuditConfig audit,
        int poolSize,
        Duration poolTimeout,
        int lockTimeoutMillis,
        String searchPath,
        long maxResultBytes,
        Duration catalogFreshness,
        Duration rolesKept,
        int rememberedStatements,
        int ownTimeoutMillis) {

    private static final long MEGABYTE = 1L << 20;
    private static final Duration SHORTEST_POOL_TIMEOUT = Duration.ofMillis(250);
    private static final Duration SHORTEST_KEPT = Duration.ofHours(1);
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    /**
     * @throws InvalidOperationsConfigException if a value is out of its range; zero, which to PostgreSQL means "no limit", is
     */
    public OperationsConfig {
        require(poolSize >= 1, "The size of the pool is below 1.");
        require(
                poolTimeout.compareTo(SHORTEST_POOL_TIMEOUT) >= 0 && isMillis(poolTimeout),
                "The time that an operation waits for a connection is below 250 ms, or beyond 24 days.");
        require(lockTimeoutMillis >= 1, "The time that a statement waits for a lock is below 1 ms.");
        require(!searchPath.isBlank(), "The search path is blank.");
        require(maxResultBytes >= 1, "The bytes that a result may take are below 1.");
        require(!catalogFreshness.isNegative(), "The time that the catalog is believed is negative.");
        require(
                rolesKept.isZero() || rolesKept.compareTo(SHORTEST_KEPT) >= 0 && rolesKept.compareTo(LONGEST_KEPT) <= 0,
                "The time that the role of a scope is kept is below an hour, or beyond a hundred years.");
        require(rememberedStatements >= 0, "The number of statements that are remembered is negative.");
        require(ownTimeoutMillis >= 1, "The time for reading the catalog and for the analysis is below 1 ms.");
    }

    /** A pool of 8 connections to the URL, with this login, for these principals. */
    public static OperationsConfig of(String url, String username, String password, PrincipalSource principals) {
        return defaults(Optional.empty(), url, username, password, principals);
    }

    /** A pool of 8 connections that the data source makes, with the login that it uses, for these principals. */
    public static OperationsConfig of(DataSource dataSource, PrincipalSource principals) {
        return defaults(Optional.of(dataSource), "", "", "", principals);
    }

    private static OperationsConfig defaults(
            Optional<DataSource> dataSource, String url, String username, String password, PrincipalSource principals) {
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                principals,
                PrincipalDirectory.empty(),
                Visibility.CLOSED,
                Boundary.SEALED,
                AuditConfig.DEFAULT,
                8,
                Duration.ofSeconds(5),
                5_000,
                "pg_catalog, public, pg_temp",
                64 * MEGABYTE,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                10_000,
                15_000);
    }

    /** Other principals. */
    public OperationsConfig withPrincipals(PrincipalSource source) {
        return with(copy -> copy.principals = source);
    }

    /** Users that the directory knows can be acted for, by those who have the right to. */
    public OperationsConfig withDirectory(PrincipalDirectory ofUsers) {
        return with(copy -> copy.directory = ofUsers);
    }

    /** Everybody may do this with every table, unless it is denied to them; without it, nothing. */
    public OperationsConfig withVisibility(Visibility ofTables) {
        return with(copy -> copy.visibility = ofTables);
    }

    /**
     * The boundary in the database is as tight as this, which is made sure of when the operations are opened; without it, sealed.
     *
     * @see org.metatables.boundary.BoundaryInstaller
     */
    public OperationsConfig withBoundary(Boundary expected) {
        return with(copy -> copy.boundary = expected);
    }

    /** What the audit keeps, and when it is written. */
    public OperationsConfig withAudit(AuditConfig kept) {
        return with(copy -> copy.audit = kept);
    }

    /** At most so many connections, beside one for the audit. */
    public OperationsConfig withPool(int connections, Duration timeout) {
        return with(copy -> {
            copy.poolSize = connections;
            copy.poolTimeout = timeout;
        });
    }

    /** At most so many bytes for the rows of one operation. */
    public OperationsConfig withMaxResultBytes(long bytes) {
        return with(copy -> copy.maxResultBytes = bytes);
    }

    /** The catalog is read again after this time; zero reads it for every operation. */
    public OperationsConfig withCatalogFreshness(Duration time) {
        return with(copy -> copy.catalogFreshness = time);
    }

    /**
     * The role of a scope that no program has asked for in this time is dropped in the background, and made anew should it be needed; at
     * least an hour, without it 7 days. Zero: only when the login has as many roles as it may have.
     */
    public OperationsConfig withRolesKept(Duration time) {
        return with(copy -> copy.rolesKept = time);
    }

    /** A statement waits so long for the lock of another one. */
    public OperationsConfig withLockTimeout(Duration time) {
        require(isMillis(time), "The time that a statement waits for a lock is beyond 24 days.");
        return with(copy -> copy.lockTimeoutMillis = (int) time.toMillis());
    }

    /** Names without a schema are looked up in these schemas, after {@code pg_catalog}; a list in SQL. */
    public OperationsConfig withSearchPath(String schemas) {
        return with(copy -> copy.searchPath = "pg_catalog, " + schemas + ", pg_temp");
    }

    private OperationsConfig with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new OperationsConfig(
                dataSource,
                url,
                username,
                password,
                copy.principals,
                copy.directory,
                copy.visibility,
                copy.boundary,
                copy.audit,
                copy.poolSize,
                copy.poolTimeout,
                copy.lockTimeoutMillis,
                copy.searchPath,
                copy.maxResultBytes,
                copy.catalogFreshness,
                copy.rolesKept,
                rememberedStatements,
                ownTimeoutMillis);
    }

    private static boolean isMillis(Duration time) {
        return time.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) <= 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidOperationsConfigException(
                    Problem.of("A setting of the operations is out of range: " + otherwise));
        }
    }

    /** Neither the password is shown, nor what follows the question mark of the URL, where one may stand, too. */
    @Override
    public String toString() {
        return "OperationsConfig["
                + (dataSource.isPresent() ? "data source" : url.replaceFirst("(?s)\\?.*", "") + ", " + username) + "]";
    }

    /** What may differ in a copy. */
    private static final class Copy {

        private PrincipalSource principals;
        private PrincipalDirectory directory;
        private Visibility visibility;
        private Boundary boundary;
        private AuditConfig audit;
        private int poolSize;
        private Duration poolTimeout;
        private int lockTimeoutMillis;
        private String searchPath;
        private long maxResultBytes;
        private Duration catalogFreshness;
        private Duration rolesKept;

        Copy(OperationsConfig from) {
            principals = from.principals;
            directory = from.directory;
            visibility = from.visibility;
            boundary = from.boundary;
            audit = from.audit;
            poolSize = from.poolSize;
            poolTimeout = from.poolTimeout;
            lockTimeoutMillis = from.lockTimeoutMillis;
            searchPath = from.searchPath;
            maxResultBytes = from.maxResultBytes;
            catalogFreshness = from.catalogFreshness;
            rolesKept = from.rolesKept;
        }
    }
}
