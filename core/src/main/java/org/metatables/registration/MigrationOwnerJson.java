package org.metatables.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.internal.json.JsonObject;

/** The part of a request that says who migrates a table: {@code alembic}, and {@code liquibase}, which is our extension. */
final class MigrationOwnerJson {

    private MigrationOwnerJson() {}

    /** The key under which the owner stands. */
    static String key(SchemaManagementMode mode) {
        return mode == SchemaManagementMode.ALEMBIC_MANAGED ? "alembic" : "liquibase";
    }

    static Optional<MigrationOwner> read(JsonObject json, SchemaManagementMode mode) {
        String packageName = filled(json, "package");
        String namespace = filled(json, "migration_namespace");
        Optional<String> providerKey = json.optionalText("provider_key");
        Optional<UUID> rootUid = uid(json, rootKey(mode));
        Optional<String> revision = json.optionalText("revision");
        return json.build(() -> new MigrationOwner(packageName, namespace, providerKey, rootUid, revision));
    }

    static Map<String, Object> write(MigrationOwner owner, SchemaManagementMode mode) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("package", owner.packageName());
        json.put("migration_namespace", owner.migrationNamespace());
        owner.providerKey().ifPresent(key -> json.put("provider_key", key));
        owner.rootUid().ifPresent(uid -> json.put(rootKey(mode), uid.toString()));
        owner.revision().ifPresent(revision -> json.put("revision", revision));
        return json;
    }

    /** The uid under a key, if there is one; a text that is none is a fault. */
    static Optional<UUID> uid(JsonObject json, String key) {
        Optional<String> text = json.optionalText(key).filter(word -> !word.isBlank());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text.get().strip()));
        } catch (IllegalArgumentException noUid) {
            json.fault(key, "It must be a UUID.");
            return Optional.empty();
        }
    }

    private static String rootKey(SchemaManagementMode mode) {
        return mode == SchemaManagementMode.ALEMBIC_MANAGED
                ? "alembic_version_meta_table_uid"
                : "change_log_meta_table_uid";
    }

    /** The text under a key that must be there and not be blank. */
    static String filled(JsonObject json, String key) {
        String text = json.text(key);
        if (json.has(key) && text.isBlank()) {
            json.fault(key, "It is blank.");
        }
        return text;
    }
}
