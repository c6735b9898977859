package org.metatables.graph;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.naming.PhysicalName;

/**
 * A table of a {@link SchemaGraph}: a row of the catalog, in short.
 *
 * @param uid the identity of the row
 * @param name the physical table
 * @param identifier the logical name
 * @param namespace the namespace of the logical name
 * @param description what the table holds
 * @param labels words to find and group tables by
 * @param managementMode who owns the row
 * @param schemaManagementMode who owns the DDL
 * @param status the row's status, as it was last found out
 * @param tableExists whether the database has the table now, whatever the status says
 * @param level how many foreign keys the table is away from where the walk began
 * @param columns the columns of the contract, in its order; empty where they were not asked for
 */
public record GraphNode(
        UUID uid,
        PhysicalName name,
        Optional<String> identifier,
        String namespace,
        Optional<String> description,
        List<String> labels,
        ManagementMode managementMode,
        SchemaManagementMode schemaManagementMode,
        ProvisioningStatus status,
        boolean tableExists,
        int level,
        List<GraphColumn> columns) {

    public GraphNode {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
    }
}
