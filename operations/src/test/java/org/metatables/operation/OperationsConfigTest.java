package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalDirectory;
import org.metatables.access.PrincipalSource;
import org.metatables.access.Visibility;
import org.metatables.audit.AuditConfig;
import org.metatables.boundary.Boundary;
import org.postgresql.ds.PGSimpleDataSource;

class OperationsConfigTest {

    private static final OperationsConfig DEFAULTS = OperationsConfig.of(
            "jdbc:postgresql://host/db?password=hunter2", "user", "hunter3", GovernedDatabase.TESTER);

    @Test
    void changesOnlyWhatIsAskedFor() {
        PrincipalSource other = PrincipalSource.fixed(Principal.user("other"));
        PrincipalDirectory nobody = PrincipalDirectory.empty();
        OperationsConfig changed = DEFAULTS.withPool(3, Duration.ofSeconds(1))
                .withLockTimeout(Duration.ofSeconds(2))
                .withMaxResultBytes(4)
                .withCatalogFreshness(Duration.ZERO)
                .withRolesKept(Duration.ofHours(2))
                .withSearchPath("sales, \"Other\"")
                .withPrincipals(other)
                .withDirectory(nobody)
                .withVisibility(Visibility.EDIT)
                .withAudit(AuditConfig.DEFAULT.keepingStatements());
        assertThat(changed)
                .isEqualTo(new OperationsConfig(
                        DEFAULTS.dataSource(),
                        DEFAULTS.url(),
                        "user",
                        "hunter3",
                        other,
                        nobody,
                        Visibility.EDIT,
                        Boundary.SEALED,
                        AuditConfig.DEFAULT.keepingStatements(),
                        3,
                        Duration.ofSeconds(1),
                        2_000,
                        "pg_catalog, sales, \"Other\", pg_temp",
                        4,
                        Duration.ZERO,
                        Duration.ofHours(2),
                        DEFAULTS.rememberedStatements(),
                        DEFAULTS.ownTimeoutMillis()));
    }

    @Test
    void showsNoPasswordNeitherThatOfTheUrl() {
        assertThat(DEFAULTS.toString())
                .contains("jdbc:postgresql://host/db", "user")
                .doesNotContain("hunter");
        assertThat(OperationsConfig.of(new PGSimpleDataSource(), GovernedDatabase.TESTER))
                .hasToString("OperationsConfig[data source]");
    }

    static Stream<UnaryOperator<OperationsConfig>> outOfRange() {
        return Stream.of(
                config -> config.withPool(0, Duration.ofSeconds(1)),
                config -> config.withPool(1, Duration.ofMillis(249)),
                config -> config.withPool(1, Duration.ofDays(25)),
                config -> config.withLockTimeout(Duration.ZERO),
                config -> config.withLockTimeout(Duration.ofNanos(1)),
                config -> config.withLockTimeout(Duration.ofSeconds(-1)),
                config -> config.withLockTimeout(Duration.ofSeconds(Long.MAX_VALUE)),
                config -> config.withMaxResultBytes(0),
                config -> config.withCatalogFreshness(Duration.ofMillis(-1)),
                config -> config.withRolesKept(Duration.ofMinutes(59)),
                config -> config.withRolesKept(Duration.ofDays(36_501)));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void refusesWhatIsOutOfRange(UnaryOperator<OperationsConfig> change) {
        assertThatThrownBy(() -> change.apply(DEFAULTS))
                .isInstanceOf(InvalidOperationsConfigException.class)
                .hasMessageNotContaining("hunter");
    }

    @Test
    void tellsNoPasswordWhereTheUrlIsNone() {
        assertThatThrownBy(() -> GovernedOperations.open(
                        "jdbc:nothing://host/db?password=hunter2", "user", "hunter3", GovernedDatabase.TESTER))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }
}
