package org.metatables.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.access.InitialAccess;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;

/**
 * What a migration is about.
 *
 * @param definitions the tables of one provider
 * @param root the provider's change-log table
 * @param command the command that runs, such as {@code update}
 * @param operationsRole the login that governed operations of the provider's tables use, if there is one
 * @param access what the provider's tables come with, entered when they are finalised
 */
public record MigrationPlan(
        DefinitionSet definitions,
        ChangeLogTable root,
        String command,
        Optional<String> operationsRole,
        InitialAccess access) {

    /**
     * @throws org.metatables.definition.InvalidDefinitionException if a table of the provider has the name or the identifier of
     *     the change-log table
     */
    public MigrationPlan {
        // The set with the change-log table refuses what would collide with it.
        allOf(definitions, root);
    }

    /** A plan that grants nothing to anybody. */
    public static MigrationPlan of(DefinitionSet definitions, ChangeLogTable root, String command) {
        return new MigrationPlan(definitions, root, command, Optional.empty(), InitialAccess.none());
    }

    /**
     * The same plan, giving each table the roles that governed operations stand in.
     *
     * @param role the login of the operations, exactly as PostgreSQL stores its name; the boundary is installed for it
     * @see org.metatables.boundary.BoundaryInstaller
     */
    public MigrationPlan granting(String role) {
        return new MigrationPlan(definitions, root, command, Optional.of(role), access);
    }

    /** The same plan for tables that come with this access. */
    public MigrationPlan bringing(InitialAccess ofTables) {
        return new MigrationPlan(definitions, root, command, operationsRole, ofTables);
    }

    /** Who migrates. */
    public MigrationProvider provider() {
        return definitions.provider();
    }

    /** The tables of the provider. */
    public List<TableDefinition> tables() {
        return definitions.tables();
    }

    /** The definition of the root row. */
    public TableDefinition rootDefinition() {
        return root.definitionFor(provider());
    }

    private static void allOf(DefinitionSet definitions, ChangeLogTable root) {
        List<TableDefinition> all = new ArrayList<>(definitions.tables());
        all.add(root.definitionFor(definitions.provider()));
        definitions.withTables(all);
    }
}
