package org.metatables.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.HexDigest;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/**
 * What a fingerprint is the digest of.
 *
 * @param prefix what the fingerprint begins with, for people
 * @param content what is digested, as canonical JSON
 */
record FingerprintPayload(String prefix, Map<String, Object> content) {

    private static final int DIGEST_LENGTH = 33;
    private static final Pattern TRAILING_UNDERSCORES = Pattern.compile("_+$");

    static FingerprintPayload of(TableDefinition table, FingerprintOptions options) {
        String namespace = required("namespace", options.namespace().orElse(table.namespace()));
        String schema = required("schema", options.schema().orElse(table.name().schema()));
        Map<String, Object> identity = TableIdentity.of(table);
        if (options.includeTableName()) {
            identity.put("physical_table_name", table.name().table());
        }
        Map<String, Object> content = configured(namespace, schema, identity);
        return new FingerprintPayload(prefix("mt_" + namespace, Identifiers.MAX_LENGTH), withOptions(content, options));
    }

    static FingerprintPayload ofIdentity(String namespace, String schema, Map<String, ?> identity) {
        String trimmed = required("namespace", namespace);
        return new FingerprintPayload(
                prefix("mt_" + trimmed, Identifiers.MAX_LENGTH),
                configured(trimmed, required("schema", schema), identity));
    }

    static FingerprintPayload ofIdentifier(
            String namespace, String identifier, FingerprintOptions options, int maxLength) {
        if (maxLength <= DIGEST_LENGTH) {
            throw new IllegalArgumentException(
                    "A fingerprint needs more than " + DIGEST_LENGTH + " characters, not " + maxLength + ".");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("namespace", required("namespace", namespace));
        content.put("identifier", required("identifier", identifier));
        content.put("schema", required("schema", options.schema().orElse(PhysicalName.DEFAULT_SCHEMA)));
        return new FingerprintPayload(
                prefix("mt_" + namespace.strip() + "_" + identifier.strip(), maxLength), withOptions(content, options));
    }

    String json() {
        return CanonicalJson.write(content);
    }

    Fingerprint fingerprint() {
        return new Fingerprint((prefix + "_" + HexDigest.md5(json())).toLowerCase(Locale.ROOT));
    }

    private static Map<String, Object> configured(String namespace, String schema, Map<String, ?> identity) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("namespace", namespace);
        content.put("schema", schema);
        content.put("table_storage_identity", identity);
        return content;
    }

    private static Map<String, Object> withOptions(Map<String, Object> content, FingerprintOptions options) {
        options.hashNamespace()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> content.put("hash_namespace", text));
        content.putAll(options.extraComponents());
        return content;
    }

    private static String prefix(String text, int maxLength) {
        String slug = Identifiers.slugify(text);
        String cut = slug.substring(0, Math.min(slug.length(), maxLength - DIGEST_LENGTH));
        return TRAILING_UNDERSCORES.matcher(cut).replaceAll("");
    }

    private static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A fingerprint needs a " + what + ".");
        }
        return text.strip();
    }
}
