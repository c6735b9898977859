package org.metatables.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.MigrationProvider;
import org.metatables.lifecycle.Conflict;

/** Decides which rows of others stand against candidates. */
final class Ownership {

    private final KnownRows rows;
    private final Set<UUID> rowsOfThisCall;

    Ownership(KnownRows rows, List<Candidate> candidates) {
        this.rows = rows;
        this.rowsOfThisCall = candidates.stream()
                .flatMap(candidate -> rows.ofTable(candidate).stream())
                .map(CatalogTable::uid)
                .collect(Collectors.toSet());
    }

    void check(Candidate candidate, Refusals refusals) {
        String owner = owner(candidate);
        rows.ofTable(candidate)
                .filter(row -> !owner(row).equals(owner))
                .ifPresent(row -> refusals.add(new Refusal.Conflicting(
                        new Conflict.ForeignTable(candidate.name(), owner, row.uid(), owner(row)))));
        rows.ofIdentifier(candidate)
                .filter(row -> !rowsOfThisCall.contains(row.uid()))
                .ifPresent(row -> refusals.add(new Refusal.Conflicting(new Conflict.DuplicateIdentifier(
                        candidate.name(),
                        candidate.namespace(),
                        row.identifier().orElseThrow(),
                        row.name(),
                        row.uid(),
                        owner(row)))));
        if (candidate.lifecycle() instanceof Lifecycle.MigrationManaged migrated) {
            migrated.owner()
                    .rootUid()
                    .filter(root -> !rows.has(root))
                    .ifPresent(root -> refusals.add(new Refusal.RootMissing(candidate.name(), root)));
        }
    }

    private static String owner(Candidate candidate) {
        Optional<MigrationProvider> provider = candidate.lifecycle() instanceof Lifecycle.MigrationManaged migrated
                ? Optional.of(migrated.owner().provider())
                : Optional.empty();
        return owner(provider, candidate.lifecycle().schemaManagementMode().wireName(), candidate.namespace());
    }

    private static String owner(CatalogTable row) {
        return owner(row.provider(), row.schemaManagementMode().wireName(), row.namespace());
    }

    /** Where no provider owns a row, its namespace does: applications share a database, not a namespace. */
    private static String owner(Optional<MigrationProvider> provider, String mode, String namespace) {
        return provider.map(known -> known.key() + ", " + mode).orElse(mode + " in the namespace " + namespace);
    }
}
