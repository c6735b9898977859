package org.metatables.contract;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.metatables.internal.json.JsonObject;
import org.metatables.naming.Identifiers;

/** The rules for the names in a contract: PostgreSQL must be able to keep each as it is, and no two columns share one. */
final class ContractNames {

    private final Set<String> columns = new HashSet<>();

    /** Reports what is wrong with the name under a key, if it is there. */
    static void check(JsonObject json, String key, Optional<String> name) {
        if (name.isEmpty()) {
            return;
        }
        int bytes = name.get().getBytes(StandardCharsets.UTF_8).length;
        if (name.get().isBlank()) {
            json.fault(key, "The name is blank.", "Give it a name.");
        } else if (bytes > Identifiers.MAX_LENGTH) {
            json.fault(
                    key,
                    "The name has " + bytes + " bytes; PostgreSQL keeps " + Identifiers.MAX_LENGTH + ".",
                    "Shorten the name.");
        }
    }

    /** Reports what is wrong with the name of the next column. */
    void checkColumn(JsonObject json, String name) {
        if (!json.has("name")) {
            return;
        }
        check(json, "name", Optional.of(name));
        if (!columns.add(name)) {
            json.fault("name", "There is another column " + name + ".", "Give each column a name of its own.");
        }
    }
}
