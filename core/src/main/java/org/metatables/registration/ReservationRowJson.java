package org.metatables.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.contract.TableContract;
import org.metatables.internal.json.JsonObject;
import org.metatables.internal.json.JsonWriter;

/** Rows that a migration reserves, from and to their JSON. */
final class ReservationRowJson {

    private ReservationRowJson() {}

    static ReservationRow read(String text, boolean timeIndexed) {
        return RequestReader.read(text, json -> row(json, timeIndexed));
    }

    static String write(ReservationRow row) {
        RegistrationRequest request = row.request();
        MigrationOwner owner = migrated(request).owner();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data_source_uid", request.dataSourceUid().toString());
        RequestWriter.putMeaning(json, request.meaning());
        json.put("management_mode", "platform_managed");
        json.put("provisioning_status", "reserved");
        json.put("is_alembic_managed", true);
        json.put("migration_package", owner.packageName());
        json.put("migration_namespace", owner.migrationNamespace());
        owner.providerKey().ifPresent(key -> json.put("migration_provider_key", key));
        owner.rootUid().ifPresent(uid -> json.put("alembic_version_meta_table_uid", uid.toString()));
        owner.revision().ifPresent(revision -> json.put("alembic_revision", revision));
        json.put("physical_schema", request.name().schema());
        json.put("physical_table_name", request.name().table());
        json.put("table_contract", RequestWriter.contract(request.contract().toJson()));
        RequestWriter.putTimeIndexing(json, request.timeIndexing());
        return JsonWriter.compact(json);
    }

    static Lifecycle.MigrationManaged migrated(RegistrationRequest request) {
        if (request.lifecycle() instanceof Lifecycle.MigrationManaged migrated
                && migrated.schemaManagementMode() == SchemaManagementMode.ALEMBIC_MANAGED) {
            return migrated;
        }
        throw new IllegalArgumentException("Only rows of Alembic-managed tables are reserved so.");
    }

    private static Optional<ReservationRow> row(JsonObject json, boolean timeIndexed) {
        UUID dataSource = RequestReader.dataSource(json);
        TableMeaning meaning = RequestReader.meaning(json);
        requireWord(json, "management_mode", "platform_managed");
        requireWord(json, "provisioning_status", "reserved");
        if (!json.flag("is_alembic_managed", true)) {
            json.fault("is_alembic_managed", "It must be true.");
        }
        Optional<MigrationOwner> owner = owner(json);
        Optional<TimeIndexing> timeIndexing = timeIndexed ? RequestReader.timeIndexing(json) : Optional.empty();
        String table = json.text("physical_table_name");
        json.text("physical_schema");
        Optional<TableContract> contract = RequestReader.contract(json, "physical_schema", timeIndexed);
        if (contract.isPresent() && !contract.get().physical().tableName().equals(Optional.of(table))) {
            json.fault("physical_table_name", "The contract is of another table.");
        }
        return json.build(() -> new ReservationRow(new RegistrationRequest(
                dataSource,
                meaning,
                Lifecycle.alembicManaged(owner.orElseThrow()),
                contract.orElseThrow(),
                Optional.empty(),
                false,
                timeIndexing)));
    }

    private static Optional<MigrationOwner> owner(JsonObject json) {
        String packageName = MigrationOwnerJson.filled(json, "migration_package");
        String namespace = MigrationOwnerJson.filled(json, "migration_namespace");
        Optional<String> key = json.optionalText("migration_provider_key");
        Optional<UUID> rootUid = MigrationOwnerJson.uid(json, "alembic_version_meta_table_uid");
        Optional<String> revision = json.optionalText("alembic_revision");
        return packageName.isBlank() || namespace.isBlank()
                ? Optional.empty()
                : Optional.of(new MigrationOwner(packageName, namespace, key, rootUid, revision));
    }

    private static void requireWord(JsonObject json, String key, String word) {
        if (!json.optionalText(key).orElse(word).equals(word)) {
            json.fault(key, "It must be " + word + ".");
        }
    }
}
