package org.metatables.definition;

import java.util.Optional;
import org.metatables.Problem;

/**
 * Who owns catalog rows and the DDL behind them: a project that migrates its tables.
 *
 * @param packageName the package under which it owns its rows
 * @param migrationNamespace the namespace of its migrations
 * @param key the owner that is checked, by default {@code <package>:<migration namespace>}
 */
public record MigrationProvider(String packageName, String migrationNamespace, String key) {

    public MigrationProvider {
        packageName = required("package", packageName);
        migrationNamespace = required("migration namespace", migrationNamespace);
        key = required("key", key);
    }

    /** A provider with the default key. */
    public static MigrationProvider of(String packageName, String migrationNamespace) {
        return of(packageName, migrationNamespace, Optional.empty());
    }

    /** A provider with the given key, or the default one. */
    public static MigrationProvider of(String packageName, String migrationNamespace, Optional<String> key) {
        return new MigrationProvider(
                packageName, migrationNamespace, key.orElse(packageName.trim() + ":" + migrationNamespace.trim()));
    }

    private static String required(String what, String value) {
        if (value.isBlank()) {
            throw new InvalidDefinitionException(Problem.of("The migration provider has no " + what + ".")
                    .remedy("Set metatables.project, or the settings metatables.provider.*."));
        }
        return value.trim();
    }
}
