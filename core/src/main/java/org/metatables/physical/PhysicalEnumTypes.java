package org.metatables.physical;

import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metatables.naming.PhysicalName;

/** Reads enum types back from the database: one query, whatever their number. */
public final class PhysicalEnumTypes {

    static final CatalogQuery ENUM_TYPES = new CatalogQuery("enum types", """
            select n.nspname, t.typname,
                   array(select e.enumlabel::pg_catalog.text
                           from pg_catalog.pg_enum e
                          where e.enumtypid = t.oid
                          order by e.enumsortorder) as labels
              from rows from (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
                   as wanted (schema_name, type_name)
              join pg_catalog.pg_namespace n on n.nspname = wanted.schema_name
              join pg_catalog.pg_type t on t.typnamespace = n.oid and t.typname = wanted.type_name
             where t.typtype = 'e'
             order by n.nspname, t.typname
            """);

    private PhysicalEnumTypes() {}

    /**
     * The enum types of these names that exist, by name.
     *
     * @throws CatalogReadException if PostgreSQL does not answer
     */
    public static Map<PhysicalName, PhysicalEnumType> read(Connection connection, Collection<PhysicalName> names) {
        Map<PhysicalName, PhysicalEnumType> found = new LinkedHashMap<>();
        ENUM_TYPES.byName(connection, names, row -> {
            PhysicalName name = new PhysicalName(row.getString("nspname"), row.getString("typname"));
            found.put(name, new PhysicalEnumType(name, CatalogQuery.texts(row, "labels")));
        });
        return Map.copyOf(found);
    }
}
