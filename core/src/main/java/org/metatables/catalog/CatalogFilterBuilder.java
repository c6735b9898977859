package org.metatables.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Collects the conditions of a {@link CatalogFilter}; all have to be met. Texts are trimmed and must not be blank, and upper and
 * lower case differ. Not thread-safe.
 *
 * <p>All methods that take a value throw {@link InvalidFilterException} where it cannot be one.
 */
public final class CatalogFilterBuilder {

    private final List<FilterCondition> conditions = new ArrayList<>();

    CatalogFilterBuilder() {}

    /** The filter. */
    public CatalogFilter build() {
        return new CatalogFilter(conditions);
    }

    /** Only the table with this logical name, in whatever namespace. */
    public CatalogFilterBuilder identifier(String exactly) {
        return with(FilterField.IDENTIFIER, Lookup.EXACT, exactly);
    }

    /** Only tables with one of these logical names. */
    public CatalogFilterBuilder identifierIn(Collection<String> identifiers) {
        return with(FilterField.IDENTIFIER, identifiers);
    }

    /** Only tables in whose logical name the text occurs. */
    public CatalogFilterBuilder identifierContains(String text) {
        return with(FilterField.IDENTIFIER, Lookup.CONTAINS, text);
    }

    /** Only the table with this uid. */
    public CatalogFilterBuilder uid(UUID exactly) {
        return with(FilterField.UID, Lookup.EXACT, exactly.toString());
    }

    /** Only tables with one of these uids. */
    public CatalogFilterBuilder uidIn(Collection<UUID> uids) {
        return with(FilterField.UID, uids.stream().map(UUID::toString).toList());
    }

    /** Only tables that are stored in this data source. */
    public CatalogFilterBuilder dataSourceUid(UUID exactly) {
        return with(FilterField.DATA_SOURCE_UID, Lookup.EXACT, exactly.toString());
    }

    /** Only tables that are stored in one of these data sources. */
    public CatalogFilterBuilder dataSourceUidIn(Collection<UUID> uids) {
        return with(
                FilterField.DATA_SOURCE_UID, uids.stream().map(UUID::toString).toList());
    }

    /** Only tables of this namespace. */
    public CatalogFilterBuilder namespace(String exactly) {
        return with(FilterField.NAMESPACE, Lookup.EXACT, exactly);
    }

    /** Only tables of one of these namespaces. */
    public CatalogFilterBuilder namespaceIn(Collection<String> namespaces) {
        return with(FilterField.NAMESPACE, namespaces);
    }

    /** Only tables of namespaces in which the text occurs. */
    public CatalogFilterBuilder namespaceContains(String text) {
        return with(FilterField.NAMESPACE, Lookup.CONTAINS, text);
    }

    /** Only tables without a namespace, or only those with one: as every table has one, none or all. */
    public CatalogFilterBuilder namespaceIsNull(boolean isNull) {
        return with(FilterField.NAMESPACE, Lookup.IS_NULL, Boolean.toString(isNull));
    }

    /** Only tables whose row this one owns. */
    public CatalogFilterBuilder managementMode(ManagementMode exactly) {
        return with(FilterField.MANAGEMENT_MODE, Lookup.EXACT, exactly.wireName());
    }

    /** Only tables of this status. */
    public CatalogFilterBuilder status(ProvisioningStatus exactly) {
        return with(FilterField.PROVISIONING_STATUS, Lookup.EXACT, exactly.wireName());
    }

    /** Only tables whose DDL this one owns. */
    public CatalogFilterBuilder schemaManagementMode(SchemaManagementMode exactly) {
        return with(FilterField.SCHEMA_MANAGEMENT_MODE, Lookup.EXACT, exactly.wireName());
    }

    /** Only tables of this migration provider. */
    public CatalogFilterBuilder providerKey(String exactly) {
        return with(FilterField.MIGRATION_PROVIDER_KEY, Lookup.EXACT, exactly);
    }

    /** Only tables of one of these migration providers. */
    public CatalogFilterBuilder providerKeyIn(Collection<String> keys) {
        return with(FilterField.MIGRATION_PROVIDER_KEY, keys);
    }

    /** Only tables of this schema. */
    public CatalogFilterBuilder physicalSchema(String exactly) {
        return with(FilterField.PHYSICAL_SCHEMA, Lookup.EXACT, exactly);
    }

    /** Only tables of one of these schemas. */
    public CatalogFilterBuilder physicalSchemaIn(Collection<String> schemas) {
        return with(FilterField.PHYSICAL_SCHEMA, schemas);
    }

    /** Only tables of this physical name, in whatever schema. */
    public CatalogFilterBuilder physicalTableName(String exactly) {
        return with(FilterField.PHYSICAL_TABLE_NAME, Lookup.EXACT, exactly);
    }

    /** Only tables with one of these physical names. */
    public CatalogFilterBuilder physicalTableNameIn(Collection<String> names) {
        return with(FilterField.PHYSICAL_TABLE_NAME, names);
    }

    /** Only tables in whose physical name the text occurs. */
    public CatalogFilterBuilder physicalTableNameContains(String text) {
        return with(FilterField.PHYSICAL_TABLE_NAME, Lookup.CONTAINS, text);
    }

    /** Only tables with this label. Said twice, only tables with both labels. */
    public CatalogFilterBuilder label(String exactly) {
        return with(FilterField.LABELS, Lookup.EXACT, exactly);
    }

    /** Only tables with at least one of these labels. */
    public CatalogFilterBuilder labelIn(Collection<String> labels) {
        return with(FilterField.LABELS, labels);
    }

    /** Only tables with a label in which the text occurs. */
    public CatalogFilterBuilder labelContains(String text) {
        return with(FilterField.LABELS, Lookup.CONTAINS, text);
    }

    private CatalogFilterBuilder with(FilterField field, Collection<String> values) {
        conditions.add(new FilterCondition(field, Lookup.IN, List.copyOf(values)));
        return this;
    }

    private CatalogFilterBuilder with(FilterField field, Lookup lookup, String value) {
        conditions.add(new FilterCondition(field, lookup, List.of(value)));
        return this;
    }
}
