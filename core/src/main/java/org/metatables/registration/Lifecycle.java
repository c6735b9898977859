package org.metatables.registration;

import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.SchemaManagementMode;

/**
 * Who owns the row of a table and its DDL. Of all combinations of the three words on the wire ({@code management_mode}, {@code
 * schema_management}, {@code provisioning}), exactly those that make one of these values are valid. See 4.3 of the reference
 * system's specification.
 */
public sealed interface Lifecycle {

    /** Who owns the row. */
    default ManagementMode managementMode() {
        return ManagementMode.PLATFORM_MANAGED;
    }

    /** Who owns the DDL. */
    SchemaManagementMode schemaManagementMode();

    /** The catalog's own back end makes the table; registering does it at once. */
    static Lifecycle backendManaged() {
        return new BackendManaged(Provisioning.createIfMissing());
    }

    /** A Python project migrates the table with Alembic; registering reserves the row. */
    static Lifecycle alembicManaged(MigrationOwner owner) {
        return new MigrationManaged(SchemaManagementMode.ALEMBIC_MANAGED, owner, Provisioning.byMigration());
    }

    /** A project migrates the table with Liquibase; only its migration can reserve the row. */
    static Lifecycle liquibaseManaged(MigrationOwner owner) {
        return new MigrationManaged(SchemaManagementMode.LIQUIBASE_MANAGED, owner, Provisioning.byMigration());
    }

    /** Somebody else owns the table, which must be there; registering never touches it. */
    static Lifecycle external() {
        return new External();
    }

    /**
     * The catalog's own back end owns the DDL.
     *
     * @param provisioning how the table is made; {@code createTable} is always true
     */
    record BackendManaged(Provisioning provisioning) implements Lifecycle {

        public BackendManaged {
            if (!provisioning.createTable()) {
                throw new IllegalArgumentException("A backend-managed table is made by registering it.");
            }
        }

        @Override
        public SchemaManagementMode schemaManagementMode() {
            return SchemaManagementMode.BACKEND_MANAGED;
        }
    }

    /**
     * The migrations of a project own the DDL.
     *
     * @param schemaManagementMode by which tool: Alembic or Liquibase
     * @param owner which project
     * @param provisioning says that registering does not make the table; {@code createTable} is always false
     */
    record MigrationManaged(SchemaManagementMode schemaManagementMode, MigrationOwner owner, Provisioning provisioning)
            implements Lifecycle {

        public MigrationManaged {
            if (schemaManagementMode != SchemaManagementMode.ALEMBIC_MANAGED
                    && schemaManagementMode != SchemaManagementMode.LIQUIBASE_MANAGED) {
                throw new IllegalArgumentException("Migrations are run by Alembic or by Liquibase.");
            }
            if (provisioning.createTable()) {
                throw new IllegalArgumentException("A table that a migration makes is not made by registering it.");
            }
        }
    }

    /** Somebody else owns the DDL, and told the catalog about the table. */
    record External() implements Lifecycle {

        @Override
        public ManagementMode managementMode() {
            return ManagementMode.EXTERNAL_REGISTERED;
        }

        @Override
        public SchemaManagementMode schemaManagementMode() {
            return SchemaManagementMode.EXTERNAL_REGISTERED;
        }
    }
}
