package org.metatables.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonWriter;

/** What a contract file says of the provider besides its tables. */
final class ProviderJson {

    private static final String CHANGE_LOG = "change_log";
    private static final String CHANGE_LOG_LOCK = "change_log_lock";

    private ProviderJson() {}

    static void write(DefinitionSet set, Map<String, Object> json) {
        json.put(
                "provider",
                JsonWriter.members(
                        "package", set.provider().packageName(),
                        "migration_namespace", set.provider().migrationNamespace(),
                        "key", set.provider().key()));
        set.project().ifPresent(project -> json.put("project", project));
        set.declaredBy().ifPresent(type -> json.put("provider_class", write(type)));
    }

    static Optional<MigrationProvider> provider(JsonObject json) {
        String packageName = json.text("package");
        String namespace = json.text("migration_namespace");
        String key = json.text("key");
        return json.build(() -> new MigrationProvider(packageName, namespace, key));
    }

    static Optional<ProviderClass> declaredBy(JsonObject json) {
        String name = json.text("name");
        String className = json.text("class");
        boolean afterHook = json.flag("after_hook", false);
        Optional<String> changeLog = json.optionalText(CHANGE_LOG);
        Optional<String> lock = json.optionalText(CHANGE_LOG_LOCK);
        return json.build(() -> new ProviderClass(
                name,
                className,
                afterHook,
                changeLog.map(table -> new ChangeLogNames(
                        table, lock.orElseGet(() -> ChangeLogNames.of(table).lockTable())))));
    }

    private static Map<String, Object> write(ProviderClass type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", type.name());
        json.put("class", type.className());
        if (type.hasAfterHook()) {
            json.put("after_hook", true);
        }
        type.changeLog().ifPresent(names -> {
            json.put(CHANGE_LOG, names.table());
            json.put(CHANGE_LOG_LOCK, names.lockTable());
        });
        return json;
    }
}
