package org.metatables.operation.internal.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.metatables.naming.PhysicalName;

/**
 * The type of a parameter, as PostgreSQL stores it.
 *
 * @param oid its number
 * @param schema its schema
 * @param name its name: {@code varchar}, {@code _int4} for an array of integers
 */
public record ParameterType(long oid, String schema, String name) {

    /** A parameter whose type PostgreSQL is asked to tell. */
    static final ParameterType UNKNOWN = new ParameterType(705, "pg_catalog", "unknown");

    /** What stands in for a type while another place is asked. */
    static final ParameterType TEXT = new ParameterType(25, "pg_catalog", "text");

    /** The type in a row: its number, schema and name. */
    static ParameterType of(ResultSet row) throws SQLException {
        return new ParameterType(row.getLong(1), row.getString(2), row.getString(3));
    }

    /** The type in quotes, for SQL text. */
    String quoted() {
        return new PhysicalName(schema, name).quoted();
    }

    /** The type as the driver looks it up. */
    public String driverName() {
        return schema.equals("pg_catalog") ? name : quoted();
    }

    /** Whether values are lists. */
    public boolean isArray() {
        return name.startsWith("_");
    }

    /** Whether values are JSON documents. */
    public boolean isJson() {
        return schema.equals("pg_catalog") && (name.equals("json") || name.equals("jsonb"));
    }

    /** Whether values are lists of JSON documents. */
    public boolean isArrayOfJson() {
        return schema.equals("pg_catalog") && (name.equals("_json") || name.equals("_jsonb"));
    }

    /** What stands between the elements of a list. */
    public char delimiter() {
        return delimiter(schema.equals("pg_catalog") ? name : "");
    }

    /**
     * What stands between the elements of an array.
     *
     * @param arrayType the name of its type
     * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-type.html">PostgreSQL: pg_type.typdelim</a>
     */
    public static char delimiter(String arrayType) {
        return arrayType.equals("_box") ? ';' : ',';
    }
}
