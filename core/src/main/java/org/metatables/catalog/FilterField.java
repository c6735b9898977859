package org.metatables.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What tables can be filtered by, and how.
 *
 * @see CatalogFilter
 */
public enum FilterField {
    IDENTIFIER("identifier", Lookup.EXACT, Lookup.IN, Lookup.CONTAINS),
    UID("uid", FilterField::uid, Lookup.EXACT, Lookup.IN),
    DATA_SOURCE_UID("data_source__uid", FilterField::uid, Lookup.EXACT, Lookup.IN),
    NAMESPACE("namespace", Lookup.EXACT, Lookup.CONTAINS, Lookup.IN, Lookup.IS_NULL),
    MANAGEMENT_MODE("management_mode", oneOf(ManagementMode.values(), ManagementMode::wireName), Lookup.EXACT),
    PROVISIONING_STATUS(
            "provisioning_status", oneOf(ProvisioningStatus.values(), ProvisioningStatus::wireName), Lookup.EXACT),
    SCHEMA_MANAGEMENT_MODE(
            "schema_management_mode",
            oneOf(SchemaManagementMode.values(), SchemaManagementMode::wireName),
            Lookup.EXACT),
    MIGRATION_PROVIDER_KEY("migration_provider_key", Lookup.EXACT, Lookup.IN),
    PHYSICAL_SCHEMA("physical_schema", Lookup.EXACT, Lookup.IN),
    PHYSICAL_TABLE_NAME("physical_table_name", Lookup.EXACT, Lookup.CONTAINS, Lookup.IN),

    /** A table has any number of labels; one that fits is enough. */
    LABELS("labels", Lookup.EXACT, Lookup.IN, Lookup.CONTAINS);

    private final String wireName;
    private final Function<String, Optional<String>> fault;
    private final Set<Lookup> lookups;

    FilterField(String wireName, Lookup... lookups) {
        this(wireName, value -> Optional.empty(), lookups);
    }

    FilterField(String wireName, Function<String, Optional<String>> fault, Lookup... lookups) {
        this.wireName = wireName;
        this.fault = fault;
        this.lookups = EnumSet.copyOf(List.of(lookups));
    }

    /** The name on the wire, such as {@code migration_provider_key}. */
    public String wireName() {
        return wireName;
    }

    /** The ways to compare that the field knows. */
    public Set<Lookup> lookups() {
        return EnumSet.copyOf(lookups);
    }

    /** What is wrong with a value of the field, as the end of a sentence; empty where nothing is. */
    Optional<String> fault(String value) {
        return fault.apply(value);
    }

    private static Optional<String> uid(String value) {
        try {
            return UUID.fromString(value).toString().equals(value.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of("is not a uid");
        } catch (IllegalArgumentException malformed) {
            return Optional.of("is not a uid");
        }
    }

    private static <E> Function<String, Optional<String>> oneOf(E[] constants, Function<E, String> name) {
        List<String> known = Stream.of(constants).map(name).toList();
        return value ->
                known.contains(value) ? Optional.empty() : Optional.of("is none of " + String.join(", ", known));
    }
}
