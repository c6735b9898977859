package org.metatables.hibernate.boot;

import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.contract.Fingerprint;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/**
 * A table of an entity, bound to its row of the catalog.
 *
 * @param uid the identity of the row, stable for ever
 * @param status whether the row may be used; {@code reserved} only where {@code metatables.startup} is {@code register}
 * @param definition what the entity declares
 * @param fingerprint the hash of what the entity declares; never an identity
 * @param entityName the entity's name in Hibernate, which is its class name unless it has no class
 * @param entityType the entity's class, where it has one
 * @param attribute for the table of an attribute its path; absent for the entity's own table
 */
public record BoundTable(
        UUID uid,
        ProvisioningStatus status,
        TableDefinition definition,
        Fingerprint fingerprint,
        String entityName,
        Optional<Class<?>> entityType,
        Optional<String> attribute) {

    /** Whether governed operations may use the table. */
    public boolean isActive() {
        return status == ProvisioningStatus.ACTIVE;
    }

    /** The physical table. */
    public PhysicalName name() {
        return definition.name();
    }

    /** The physical name in double quotes, safe to put into SQL text: {@code "public"."account"}. */
    public String qualifiedName() {
        return definition.name().quoted();
    }
}
