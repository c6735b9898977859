package org.metatables.lifecycle;

import java.util.Optional;
import java.util.Set;
import org.metatables.definition.DefinitionSet;
import org.metatables.naming.PhysicalName;

/**
 * Which rows a start-up adds to the catalog.
 *
 * @param definitions the tables of one provider
 * @param root the provider's change-log table; where it is not named, the one that the provider has in the catalog, else
 *     {@link ChangeLogTable#ofDefaultName()}
 * @param missing which of the tables have no row
 * @param matching which of these are there without a breaking difference
 */
public record RegistrationPlan(
        DefinitionSet definitions,
        Optional<ChangeLogTable> root,
        Set<PhysicalName> missing,
        Set<PhysicalName> matching) {

    /**
     * @throws org.metatables.definition.InvalidDefinitionException if a table of the provider has the name or the identifier of
     *     the change-log table
     */
    public RegistrationPlan {
        missing = Set.copyOf(missing);
        matching = Set.copyOf(matching);
        asMigration(definitions, root);
    }

    /** The same tables, as a migration takes them. */
    public MigrationPlan asMigration() {
        return asMigration(definitions, root);
    }

    private static MigrationPlan asMigration(DefinitionSet definitions, Optional<ChangeLogTable> root) {
        return MigrationPlan.of(definitions, root.orElseGet(ChangeLogTable::ofDefaultName), "start-up");
    }
}
