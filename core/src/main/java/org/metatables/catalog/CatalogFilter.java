package org.metatables.catalog;

import java.util.Optional;

/**
 * Which tables to list; what is empty does not filter.
 *
 * @param namespace the namespace of the logical name, exactly
 * @param providerKey the provider that owns the DDL, exactly
 * @param status whether the table may be used
 */
public record CatalogFilter(
        Optional<String> namespace, Optional<String> providerKey, Optional<ProvisioningStatus> status) {

    /** Every table. */
    public static CatalogFilter all() {
        return new CatalogFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public CatalogFilter withNamespace(String exactly) {
        return new CatalogFilter(Optional.of(exactly), providerKey, status);
    }

    public CatalogFilter withProviderKey(String exactly) {
        return new CatalogFilter(namespace, Optional.of(exactly), status);
    }

    public CatalogFilter withStatus(ProvisioningStatus exactly) {
        return new CatalogFilter(namespace, providerKey, Optional.of(exactly));
    }
}
