package org.metatables.contract;

import java.util.Map;
import java.util.regex.Pattern;
import org.metatables.definition.TableDefinition;

/**
 * A short text that two tables share exactly if they have the same shape. It tells whether a shape has changed, and is
 * never an identity.
 *
 * <p>Columns, indexes and foreign keys make the shape; names of indexes and constraints, comments, checks, and defaults
 * other than that of a uuid key do not. The reference system takes the same fingerprints, byte for byte (3 of its
 * specification), but for indexes that it cannot tell apart: see {@link TableIdentity}.
 *
 * @param value such as {@code mt_sdk_examples_ab6bd6161d9ca2116394509710f9a9bc}
 */
public record Fingerprint(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_]{1,63}");

    public Fingerprint {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("The text '" + value + "' is not a fingerprint.");
        }
    }

    /** The fingerprint of a table. */
    public static Fingerprint of(TableDefinition table) {
        return of(table, FingerprintOptions.defaults());
    }

    /** The fingerprint of a table and of what the options add. */
    public static Fingerprint of(TableDefinition table, FingerprintOptions options) {
        return FingerprintPayload.of(table, options).fingerprint();
    }

    /**
     * The fingerprint of a shape that is given in the words of the reference system.
     *
     * @param identity what {@code table_storage_identity} holds
     * @throws IllegalArgumentException if the namespace or the schema is blank
     */
    public static Fingerprint ofIdentity(String namespace, String schema, Map<String, ?> identity) {
        return FingerprintPayload.ofIdentity(namespace, schema, identity).fingerprint();
    }

    /**
     * The fingerprint of a name instead of a shape.
     *
     * @param options the schema (default {@code public}), the hash namespace and the extra components count
     * @param maxLength the longest fingerprint allowed, more than 33 characters
     * @throws IllegalArgumentException if a text is blank or the limit is too low
     */
    public static Fingerprint ofIdentifier(
            String namespace, String identifier, FingerprintOptions options, int maxLength) {
        return FingerprintPayload.ofIdentifier(namespace, identifier, options, maxLength)
                .fingerprint();
    }

    @Override
    public String toString() {
        return value;
    }
}
