package org.metatables.physical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metatables.naming.PhysicalName;

/**
 * Reads tables back from the database: four queries, whatever the number of tables.
 *
 * <p>It needs no privilege on the tables, and nothing but a connection: it neither begins nor ends a transaction. Each
 * query sees the catalog at its own moment; a caller who needs one moment for all reads in a transaction of the level
 * {@code REPEATABLE READ}.
 */
public final class PhysicalTables {

    static final CatalogQuery RELATIONS = new CatalogQuery("tables", """
            select c.oid::pg_catalog.int8 as table_oid, n.nspname, c.relname, c.relkind, d.description
              from rows from (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
                   as wanted (schema_name, table_name)
              join pg_catalog.pg_namespace n on n.nspname = wanted.schema_name
              join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
              left join pg_catalog.pg_description d
                on d.objoid = c.oid and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objsubid = 0
             where c.relkind in ('r', 'p', 'v', 'm', 'f')
             order by n.nspname, c.relname
            """);

    /** How often a reading is begun anew because something was dropped meanwhile. */
    private static final int ATTEMPTS = 5;

    private PhysicalTables() {}

    /**
     * The tables of these names that exist, by name. A name that has no table has no entry.
     *
     * @param connection an open connection, with or without a transaction
     * @param names schemas and names exactly as PostgreSQL stores them
     * @throws CatalogReadException if PostgreSQL does not answer
     */
    public static Map<PhysicalName, PhysicalTable> read(Connection connection, Collection<PhysicalName> names) {
        int left = ATTEMPTS;
        while (true) {
            left--;
            try {
                return readOnce(connection, names);
            } catch (CatalogReadException refused) {
                if (left == 0 || !refused.isOfSomethingThatWent() || isInTransaction(connection)) {
                    throw refused;
                }
            }
        }
    }

    /** A transaction that failed answers nothing more. */
    private static boolean isInTransaction(Connection connection) {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException closed) {
            return true;
        }
    }

    private static Map<PhysicalName, PhysicalTable> readOnce(Connection connection, Collection<PhysicalName> names) {
        Map<Long, TableAssembly> found = new LinkedHashMap<>();
        RELATIONS.byName(connection, names, row -> {
            PhysicalName name = new PhysicalName(row.getString("nspname"), row.getString("relname"));
            TableKind kind = TableKind.ofCode(row.getString("relkind"));
            found.put(row.getLong("table_oid"), new TableAssembly(name, kind, CatalogQuery.text(row, "description")));
        });
        if (!found.isEmpty()) {
            ColumnFacts.read(connection, found);
            ConstraintFacts.read(connection, found);
            IndexFacts.read(connection, found);
        }
        Map<PhysicalName, PhysicalTable> tables = new LinkedHashMap<>();
        for (TableAssembly assembly : found.values()) {
            PhysicalTable table = assembly.table();
            tables.put(table.name(), table);
        }
        return Collections.unmodifiableMap(tables);
    }
}
