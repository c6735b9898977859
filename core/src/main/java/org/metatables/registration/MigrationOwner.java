package org.metatables.registration;

import java.util.Optional;
import java.util.UUID;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.MigrationProvider;

/**
 * Who migrates a table.
 *
 * @param packageName the package under which the provider owns its rows
 * @param migrationNamespace the namespace of its migrations
 * @param providerKey the owner that is checked; by default {@code <package>:<migration namespace>}
 * @param rootUid the row of the table in which the migration tool keeps its versions; empty for that table itself
 * @param revision the revision that the table is at, where the request says so
 */
public record MigrationOwner(
        String packageName,
        String migrationNamespace,
        Optional<String> providerKey,
        Optional<UUID> rootUid,
        Optional<String> revision) {

    /** @throws InvalidDefinitionException if the package or the migration namespace is blank */
    public MigrationOwner {
        packageName = packageName.strip();
        migrationNamespace = migrationNamespace.strip();
        providerKey = given(providerKey);
        revision = given(revision);
        MigrationProvider.of(packageName, migrationNamespace, providerKey);
    }

    /** An owner with the default key. */
    public static MigrationOwner of(String packageName, String migrationNamespace) {
        return new MigrationOwner(
                packageName, migrationNamespace, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The owner as rows of the catalog name it. */
    public MigrationProvider provider() {
        return MigrationProvider.of(packageName, migrationNamespace, providerKey);
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(word -> !word.isEmpty());
    }
}
