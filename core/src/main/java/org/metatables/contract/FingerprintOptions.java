package org.metatables.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a fingerprint is taken of besides the shape of the table. See 3.1 of the reference system's specification.
 *
 * @param namespace instead of the definition's own
 * @param schema instead of the definition's own
 * @param hashNamespace sets fingerprints apart that would be the same; blank counts as absent
 * @param includeTableName whether the table's name counts
 * @param extraComponents further values that count; a key that the fingerprint has already is overwritten
 */
public record FingerprintOptions(
        Optional<String> namespace,
        Optional<String> schema,
        Optional<String> hashNamespace,
        boolean includeTableName,
        Map<String, Object> extraComponents) {

    public FingerprintOptions {
        extraComponents = Collections.unmodifiableMap(new LinkedHashMap<>(extraComponents));
    }

    /** The definition's own namespace, schema and name, and nothing besides. */
    public static FingerprintOptions defaults() {
        return new FingerprintOptions(Optional.empty(), Optional.empty(), Optional.empty(), true, Map.of());
    }

    public FingerprintOptions namespace(String text) {
        return new FingerprintOptions(Optional.of(text), schema, hashNamespace, includeTableName, extraComponents);
    }

    public FingerprintOptions schema(String text) {
        return new FingerprintOptions(namespace, Optional.of(text), hashNamespace, includeTableName, extraComponents);
    }

    public FingerprintOptions hashNamespace(String text) {
        return new FingerprintOptions(namespace, schema, Optional.of(text), includeTableName, extraComponents);
    }

    public FingerprintOptions withoutTableName() {
        return new FingerprintOptions(namespace, schema, hashNamespace, false, extraComponents);
    }

    public FingerprintOptions extraComponents(Map<String, Object> components) {
        return new FingerprintOptions(namespace, schema, hashNamespace, includeTableName, components);
    }
}
