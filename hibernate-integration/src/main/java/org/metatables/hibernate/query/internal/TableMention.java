package org.metatables.hibernate.query.internal;

import java.util.Locale;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/**
 * A place in a statement where the name of a table stands.
 *
 * @param schema the schema, if it is named, as PostgreSQL stores it
 * @param table the table, as PostgreSQL stores it
 * @param written whether rows are inserted, updated or deleted there
 */
record TableMention(Optional<String> schema, String table, boolean written) {

    /** Whether the table may be meant. */
    boolean means(PhysicalName name) {
        return name.table().equals(table)
                && schema.filter(named -> !named.equals(name.schema())).isEmpty();
    }

    /** A name as PostgreSQL stores it. */
    static String stored(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    /** The name of a table as Hibernate writes it into its statements, such as {@code sales."Mixed Case"}. */
    static TableMention read(String expression) {
        int dot = expression.endsWith("\"")
                ? expression.lastIndexOf('.', expression.lastIndexOf('"', expression.length() - 2))
                : expression.lastIndexOf('.');
        Optional<String> schema = dot < 0 ? Optional.empty() : Optional.of(expression.substring(0, dot));
        return new TableMention(
                schema.map(name -> stored(name.substring(name.lastIndexOf('.') + 1))),
                stored(expression.substring(dot + 1)),
                false);
    }
}
