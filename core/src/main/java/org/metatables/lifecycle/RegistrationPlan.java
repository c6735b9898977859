package org.metatables.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.metatables.access.InitialAccess;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ProviderClass;
import org.metatables.naming.PhysicalName;

/**
 * Which rows a start-up adds to the catalog.
 *
 * @param definitions the tables of one provider
 * @param changeLog the provider's change-log table, where somebody has named it
 * @param missing which of the tables have no row, or none that operations have roles for
 * @param matching which of these are there without a breaking difference
 * @param access what the missing tables come with
 * @param operationsRole the login that governed operations of the tables use, if there is one
 */
public record RegistrationPlan(
        DefinitionSet definitions,
        Optional<ChangeLogTable> changeLog,
        Set<PhysicalName> missing,
        Set<PhysicalName> matching,
        InitialAccess access,
        Optional<String> operationsRole) {

    public RegistrationPlan {
        missing = Set.copyOf(missing);
        matching = Set.copyOf(matching);
    }

    /**
     * The same plan, giving each table that becomes active the roles that governed operations stand in.
     *
     * @param role the login of the operations, exactly as PostgreSQL stores its name; the boundary is installed for it
     * @see org.metatables.boundary.BoundaryInstaller
     */
    public RegistrationPlan granting(String role) {
        return new RegistrationPlan(definitions, changeLog, missing, matching, access, Optional.of(role));
    }

    /**
     * Whether the change-log table that the provider has in the catalog counts before {@link #roots()}: so where neither settings nor
     * a class name one.
     */
    public boolean keepsItsRoot() {
        return named().isEmpty();
    }

    /**
     * The change-log tables that may be meant. Where none is named, a project has one of its own, unless it was migrated before
     * there was a catalog: then it is the one that Liquibase makes by itself.
     */
    public List<ChangeLogTable> roots() {
        return named().map(List::of)
                .orElseGet(() -> Stream.concat(
                                definitions.changeLog().map(RegistrationPlan::table).stream(),
                                Stream.of(ChangeLogTable.ofDefaultName()))
                        .toList());
    }

    private Optional<ChangeLogTable> named() {
        return changeLog.or(
                () -> definitions.declaredBy().flatMap(ProviderClass::changeLog).map(RegistrationPlan::table));
    }

    private static ChangeLogTable table(ChangeLogNames names) {
        return new ChangeLogTable(PhysicalName.inDefaultSchema(names.table()));
    }
}
