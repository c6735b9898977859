package org.metatables.operation.internal.analysis;

import java.util.Locale;

/** The tokens of the contract that are not types of PostgreSQL by the same name. */
final class WireTypes {

    private WireTypes() {}

    /** The type as SQL writes it; what is no such token is left as it is. */
    static String toSql(String type) {
        return switch (type.trim().toLowerCase(Locale.ROOT)) {
            case "string" -> "text";
            case "int16" -> "smallint";
            case "int32" -> "integer";
            case "int64" -> "bigint";
            case "float32" -> "real";
            case "float64" -> "double precision";
            default -> type;
        };
    }
}
