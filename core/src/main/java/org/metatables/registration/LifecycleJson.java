package org.metatables.registration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.metatables.catalog.ManagementMode;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.internal.json.JsonObject;

/**
 * The matrix of the three words that say who owns a table: which combinations are valid, and what they mean. See 4.3 of the
 * reference system's specification; the rows of Liquibase follow those of Alembic.
 */
final class LifecycleJson {

    private static final String SCHEMA_MANAGEMENT = "schema_management";
    private static final String PROVISIONING = "provisioning";
    private static final String CREATE_TABLE = "create_table";
    private static final String IF_NOT_EXISTS = "if_not_exists";

    private LifecycleJson() {}

    /**
     * What the request asks for; empty where it asks for what cannot be, which then is a fault of the request.
     *
     * @param management who owns the row; empty where the request does not say so as it should
     */
    static Optional<Lifecycle> read(JsonObject request, Optional<ManagementMode> management) {
        Optional<Declared> said = request.object(SCHEMA_MANAGEMENT, LifecycleJson::declared);
        Optional<Flags> flags = flags(request);
        boolean unreadable = said.isEmpty() && request.has(SCHEMA_MANAGEMENT);
        if (management.isEmpty() || flags.isEmpty() || unreadable) {
            return Optional.empty();
        }
        Declared declared = said.orElseGet(() -> Declared.byDefault(management.get()));
        return management.get() == ManagementMode.EXTERNAL_REGISTERED
                ? external(request, declared)
                : platform(request, declared, flags.get());
    }

    /** The two members of a request that a lifecycle stands for, besides the management mode. */
    static Map<String, Object> write(Lifecycle lifecycle) {
        SchemaManagementMode mode = lifecycle.schemaManagementMode();
        Map<String, Object> schemaManagement = new LinkedHashMap<>();
        schemaManagement.put("mode", mode.wireName());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SCHEMA_MANAGEMENT, schemaManagement);
        if (lifecycle instanceof Lifecycle.MigrationManaged migrated) {
            schemaManagement.put(MigrationOwnerJson.key(mode), MigrationOwnerJson.write(migrated.owner(), mode));
            json.put(PROVISIONING, write(migrated.provisioning()));
        } else if (lifecycle instanceof Lifecycle.BackendManaged backend) {
            json.put(PROVISIONING, write(backend.provisioning()));
        }
        return json;
    }

    private static Map<String, Object> write(Provisioning provisioning) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(CREATE_TABLE, provisioning.createTable());
        json.put(IF_NOT_EXISTS, provisioning.ifNotExists());
        json.putAll(provisioning.more());
        return json;
    }

    private static Optional<Declared> declared(JsonObject json) {
        String word = json.text("mode");
        Optional<SchemaManagementMode> mode = Arrays.stream(SchemaManagementMode.values())
                .filter(known -> known.wireName().equals(word))
                .findFirst();
        if (json.has("mode") && mode.isEmpty()) {
            json.fault("mode", "The mode '" + word + "' is unknown.");
        }
        Optional<MigrationOwner> alembic = owner(json, SchemaManagementMode.ALEMBIC_MANAGED, mode);
        Optional<MigrationOwner> liquibase = owner(json, SchemaManagementMode.LIQUIBASE_MANAGED, mode);
        return json.build(() -> new Declared(mode.orElseThrow(), alembic.or(() -> liquibase)));
    }

    private static Optional<MigrationOwner> owner(
            JsonObject json, SchemaManagementMode tool, Optional<SchemaManagementMode> mode) {
        String key = MigrationOwnerJson.key(tool);
        boolean expected = mode.equals(Optional.of(tool));
        if (expected && !json.has(key)) {
            json.fault(key, "It is missing: the mode " + tool.wireName() + " needs to know who migrates.");
        } else if (!expected && json.has(key) && mode.isPresent()) {
            json.fault(key, "The mode " + mode.get().wireName() + " does not know it.");
        }
        return json.object(key, owner -> MigrationOwnerJson.read(owner, tool));
    }

    private static Optional<Flags> flags(JsonObject request) {
        Map<String, Object> more = new LinkedHashMap<>(request.map(PROVISIONING));
        Optional<Boolean> createTable = flag(request, more, CREATE_TABLE);
        Optional<Boolean> ifNotExists = flag(request, more, IF_NOT_EXISTS);
        boolean bothOfTheirType = !more.containsKey(CREATE_TABLE) && !more.containsKey(IF_NOT_EXISTS);
        return bothOfTheirType ? Optional.of(new Flags(createTable, ifNotExists, more)) : Optional.empty();
    }

    /** Takes a flag out of the map; what is not a truth value stays there. */
    private static Optional<Boolean> flag(JsonObject request, Map<String, Object> provisioning, String key) {
        if (provisioning.get(key) instanceof Boolean flag) {
            provisioning.remove(key);
            return Optional.of(flag);
        }
        if (provisioning.containsKey(key)) {
            request.fault(PROVISIONING + "." + key, "It must be true or false.");
        }
        return Optional.empty();
    }

    private static Optional<Lifecycle> external(JsonObject request, Declared declared) {
        if (declared.mode() != SchemaManagementMode.EXTERNAL_REGISTERED) {
            request.fault(SCHEMA_MANAGEMENT + ".mode", "An external table has the mode external_registered.");
        }
        if (request.has(PROVISIONING)) {
            request.fault(PROVISIONING, "An external table is never provisioned: leave it out.");
        }
        return Optional.of(new Lifecycle.External());
    }

    private static Optional<Lifecycle> platform(JsonObject request, Declared declared, Flags flags) {
        boolean migrated = declared.owner().isPresent();
        if (declared.mode() == SchemaManagementMode.EXTERNAL_REGISTERED) {
            request.fault(SCHEMA_MANAGEMENT + ".mode", "A platform-managed table cannot be external_registered.");
            return Optional.empty();
        }
        boolean createTable = flags.createTable().orElse(!migrated);
        if (createTable == migrated) {
            request.fault(
                    PROVISIONING + "." + CREATE_TABLE,
                    migrated
                            ? "It must be false: the migration makes the table."
                            : "It must be true: nobody else makes a backend-managed table.");
            return Optional.empty();
        }
        Provisioning provisioning =
                new Provisioning(createTable, flags.ifNotExists().orElse(true), flags.more());
        Supplier<Lifecycle> backend = () -> new Lifecycle.BackendManaged(provisioning);
        return Optional.of(declared.owner()
                .<Lifecycle>map(owner -> new Lifecycle.MigrationManaged(declared.mode(), owner, provisioning))
                .orElseGet(backend));
    }

    /** What {@code schema_management} says. */
    private record Declared(SchemaManagementMode mode, Optional<MigrationOwner> owner) {

        static Declared byDefault(ManagementMode management) {
            return new Declared(
                    management == ManagementMode.EXTERNAL_REGISTERED
                            ? SchemaManagementMode.EXTERNAL_REGISTERED
                            : SchemaManagementMode.BACKEND_MANAGED,
                    Optional.empty());
        }
    }

    /** What {@code provisioning} says. */
    private record Flags(Optional<Boolean> createTable, Optional<Boolean> ifNotExists, Map<String, Object> more) {}
}
