package org.metatables.physical;

import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metatables.naming.PhysicalName;

/** Reads sequences back from the database: one query, whatever their number. */
public final class PhysicalSequences {

    static final CatalogQuery SEQUENCES = new CatalogQuery("sequences", """
            select n.nspname, c.relname, s.seqstart, s.seqincrement
              from rows from (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
                   as wanted (schema_name, sequence_name)
              join pg_catalog.pg_namespace n on n.nspname = wanted.schema_name
              join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.sequence_name
              join pg_catalog.pg_sequence s on s.seqrelid = c.oid
             order by n.nspname, c.relname
            """);

    private PhysicalSequences() {}

    /**
     * The sequences of these names that exist, by name.
     *
     * @throws CatalogReadException if PostgreSQL does not answer
     */
    public static Map<PhysicalName, PhysicalSequence> read(Connection connection, Collection<PhysicalName> names) {
        Map<PhysicalName, PhysicalSequence> found = new LinkedHashMap<>();
        SEQUENCES.byName(connection, names, row -> {
            PhysicalName name = new PhysicalName(row.getString("nspname"), row.getString("relname"));
            found.put(name, new PhysicalSequence(name, row.getLong("seqstart"), row.getLong("seqincrement")));
        });
        return Map.copyOf(found);
    }
}
