package org.metatables.contract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.definition.ColumnType;

/**
 * A type as DDL writes it, taken apart.
 *
 * @param text the type as it was written
 * @param base its name in lower case, with what stands after the brackets
 * @param arguments what stands in the brackets, or nothing
 * @param array whether it is an array of the base
 */
record SqlType(String text, String base, String arguments, boolean array) {

    private static final Pattern ARRAY = Pattern.compile("(?i)(\\barray|])$");
    private static final Pattern SHAPE = Pattern.compile("^([^(]+?)\\s*(?:\\(([^)]*)\\))?(\\s+[^()]+)?$");

    static SqlType parse(String sqlType) {
        String text = sqlType.strip().replaceAll("\\s+", " ");
        boolean array = ARRAY.matcher(text).find();
        Matcher shape = SHAPE.matcher(text);
        if (array || !shape.matches()) {
            return new SqlType(text, text.toLowerCase(Locale.ROOT), "", array);
        }
        String after = shape.group(3) == null ? "" : " " + shape.group(3).strip();
        String arguments = shape.group(2) == null ? "" : shape.group(2).replace(" ", "");
        return new SqlType(text, (shape.group(1) + after).toLowerCase(Locale.ROOT), arguments, false);
    }

    ColumnType columnType() {
        if (array) {
            return as("ARRAY", "ARRAY");
        }
        return switch (base) {
            case "varchar", "character varying" -> as(DataTypes.STRING, "VARCHAR" + brackets());
            case "text" -> as(DataTypes.STRING, "TEXT");
            case "char", "character", "bpchar" -> as(DataTypes.STRING, "CHAR" + brackets());
            case "uuid" -> as(DataTypes.UUID, "UUID");
            case "boolean", "bool" -> as("bool", "BOOLEAN");
            case "smallint", "int2", "smallserial" -> as("int16", "SMALLINT");
            // The reference system reads an INTEGER column as int64, although it reads the word integer as int32.
            case "integer", "int", "int4", "serial" -> as("int64", "INTEGER");
            case "bigint", "int8", "bigserial" -> as("int64", "BIGINT");
            case "float" -> as("float64", "FLOAT");
            case "double precision", "float8" -> as("float64", "DOUBLE PRECISION");
            case "real", "float4" -> as("float32", "REAL");
            case "numeric" -> as("numeric", "NUMERIC" + brackets());
            case "decimal" -> as("numeric", "DECIMAL" + brackets());
            case "json", "jsonb" -> as(base, base.toUpperCase(Locale.ROOT));
            case "date" -> as(DataTypes.DATE, "DATE");
            case "timestamptz", "timestamp with time zone" -> temporal(DataTypes.TIMESTAMP);
            case "timestamp", "timestamp without time zone" -> temporal(DataTypes.NAIVE_TIMESTAMP);
            case "time", "time without time zone" -> as("TIME", "TIME");
            case "timetz", "time with time zone" -> as("TIME WITH TIME ZONE", "TIME WITH TIME ZONE");
            default -> named(base.startsWith("interval ") ? "interval" : base);
        };
    }

    private ColumnType temporal(String token) {
        return as(token, token.toUpperCase(Locale.ROOT));
    }

    private ColumnType named(String name) {
        String word = name.replace("\"", "").toUpperCase(Locale.ROOT);
        return as(word, word);
    }

    private String brackets() {
        return arguments.isEmpty() ? "" : "(" + arguments.replace(",", ", ") + ")";
    }

    private ColumnType as(String token, String backendType) {
        return new ColumnType(token, backendType, text);
    }
}
