package org.metatables.internal;

import java.util.Optional;

/** Schemas whose tables are nobody's to register: a row for one of them would open it to governed operations. */
public final class SystemSchemas {

    private SystemSchemas() {}

    /** Whom the tables of such a schema belong to, in words; empty for all other schemas. */
    public static Optional<String> owner(String schema) {
        return switch (schema) {
            case "metatables" -> Optional.of("the catalog itself");
            case "metatables_boundary" -> Optional.of("the boundary of governed operations");
            case "information_schema" -> Optional.of("PostgreSQL");
            // PostgreSQL itself keeps all schemas with this prefix.
            default -> schema.startsWith("pg_") ? Optional.of("PostgreSQL") : Optional.empty();
        };
    }
}
