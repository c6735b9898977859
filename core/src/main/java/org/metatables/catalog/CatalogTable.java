package org.metatables.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/**
 * A row of the catalog: one governed table.
 *
 * @param uid the identity, stable for ever
 * @param dataSourceUid where the table is stored
 * @param name the physical table
 * @param identifier the logical name, unique in the namespace
 * @param namespace the namespace of the logical name
 * @param description what the table holds
 * @param labels words to find and group tables by
 * @param protectFromDeletion whether the catalog refuses to delete the table
 * @param managementMode who owns the row
 * @param schemaManagementMode who owns the DDL
 * @param status whether the table may be used
 * @param provider the migration provider, where one owns the DDL
 * @param rootUid the row of the provider's change-log table; empty for that table itself
 * @param contract the neutral contract
 * @param definition what the author declared; empty for tables that are not migrated with Liquibase
 * @param fingerprint the hash of the contract's shape; never an identity
 * @param revision counts the changes of what is declared, from 1
 * @param reservedByRun the run that reserved the row last, where the row is reserved
 * @param createdAt when the row was made
 * @param updatedAt when the row last changed
 * @param activatedAt when the row last became active
 */
public record CatalogTable(
        UUID uid,
        UUID dataSourceUid,
        PhysicalName name,
        Optional<String> identifier,
        String namespace,
        Optional<String> description,
        List<String> labels,
        boolean protectFromDeletion,
        ManagementMode managementMode,
        SchemaManagementMode schemaManagementMode,
        ProvisioningStatus status,
        Optional<MigrationProvider> provider,
        Optional<UUID> rootUid,
        TableContract contract,
        Optional<TableDefinition> definition,
        Fingerprint fingerprint,
        long revision,
        Optional<UUID> reservedByRun,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> activatedAt) {

    public CatalogTable {
        labels = List.copyOf(labels);
    }

    /** The physical name in double quotes, safe to put into SQL text: {@code "public"."account"}. */
    public String qualifiedName() {
        return name.quoted();
    }

    /** Whether the table is there as declared, and may be used. */
    public boolean isActive() {
        return status == ProvisioningStatus.ACTIVE;
    }

    /**
     * The row as JSON on one line, as the reference system answers with it, without nulls. See 4.6 of its specification; indexes and
     * foreign keys stand there where the definition is known.
     */
    public String toJson() {
        return CatalogTableJson.write(this);
    }
}
