package org.metatables.naming;

/**
 * The name of a table in its database: schema and table, exactly as PostgreSQL stores them.
 *
 * @param schema the schema; the default schema is {@code public}
 * @param table the table
 */
public record PhysicalName(String schema, String table) implements Comparable<PhysicalName> {

    /** The schema of a table whose author names none. */
    public static final String DEFAULT_SCHEMA = "public";

    public PhysicalName {
        if (schema.isBlank() || table.isBlank()) {
            throw new IllegalArgumentException("A physical name needs a schema and a table.");
        }
    }

    /** A table in the default schema. */
    public static PhysicalName inDefaultSchema(String table) {
        return new PhysicalName(DEFAULT_SCHEMA, table);
    }

    /** The name in double quotes, safe to put into SQL text: {@code "public"."account"}. */
    public String quoted() {
        return quote(schema) + "." + quote(table);
    }

    /**
     * An identifier in double quotes, safe to put into SQL text.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: quoted identifiers</a>
     */
    public static String quote(String identifier) {
        if (identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An identifier cannot contain the character with code zero.");
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(PhysicalName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    /** The name as people write it: {@code public.account}. Not safe in SQL text: use {@link #quoted()} there. */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
