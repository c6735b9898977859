package org.metatables.physical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;

/** Reads the primary keys, unique constraints, foreign keys and checks of tables. */
final class ConstraintFacts {

    /** A foreign key to a partitioned table has a twin on the same table for each partition: those are left out. */
    static final CatalogQuery CONSTRAINTS = new CatalogQuery("constraints of the tables", """
            select con.conrelid::pg_catalog.int8 as table_oid, con.contype, con.conname,
                   con.conkey::pg_catalog.int4[] as column_numbers,
                   con.condeferrable, con.condeferred, con.convalidated,
                   tn.nspname as target_schema, tc.relname as target_name,
                   con.confdeltype, con.confupdtype,
                   case when con.contype = 'f' then
                        array(select ta.attname::pg_catalog.text
                                from pg_catalog.unnest(con.confkey) with ordinality as k (number, place)
                                join pg_catalog.pg_attribute ta
                                  on ta.attrelid = con.confrelid and ta.attnum = k.number
                               order by k.place)
                   end as target_columns,
                   pg_catalog.pg_get_expr(con.conbin, con.conrelid) as condition
              from pg_catalog.pg_constraint con
              left join pg_catalog.pg_class tc on tc.oid = con.confrelid
              left join pg_catalog.pg_namespace tn on tn.oid = tc.relnamespace
              left join pg_catalog.pg_constraint parent on parent.oid = con.conparentid
             where con.conrelid = any (:table_oids)
               and con.contype in ('p', 'u', 'f', 'c')
               and (parent.oid is null or parent.conrelid <> con.conrelid)
             order by con.conrelid, con.conname
            """);

    private ConstraintFacts() {}

    static void read(Connection connection, Map<Long, TableAssembly> tables) {
        CONSTRAINTS.byOid(connection, tables.keySet(), row -> {
            TableAssembly table = tables.get(row.getLong("table_oid"));
            List<String> columns = table.columnNames(CatalogQuery.numbers(row, "column_numbers"));
            switch (row.getString("contype")) {
                case "p" -> table.primaryKey(key(row, columns));
                case "u" -> table.unique(key(row, columns));
                case "f" -> table.foreignKey(foreignKey(row, columns));
                default -> table.check(check(row, columns));
            }
        });
    }

    private static PhysicalKey key(ResultSet row, List<String> columns) throws SQLException {
        return new PhysicalKey(row.getString("conname"), columns, row.getBoolean("condeferrable"));
    }

    private static PhysicalForeignKey foreignKey(ResultSet row, List<String> columns) throws SQLException {
        return new PhysicalForeignKey(
                row.getString("conname"),
                columns,
                new PhysicalName(row.getString("target_schema"), row.getString("target_name")),
                CatalogQuery.texts(row, "target_columns"),
                action(row.getString("confdeltype")),
                action(row.getString("confupdtype")),
                row.getBoolean("condeferrable"),
                row.getBoolean("condeferred"),
                row.getBoolean("convalidated"));
    }

    private static PhysicalCheck check(ResultSet row, List<String> columns) throws SQLException {
        return new PhysicalCheck(
                row.getString("conname"),
                columns,
                CatalogQuery.text(row, "condition").orElse(""),
                row.getBoolean("convalidated"));
    }

    private static ForeignKey.Action action(String code) {
        return switch (code) {
            case "r" -> ForeignKey.Action.RESTRICT;
            case "c" -> ForeignKey.Action.CASCADE;
            case "n" -> ForeignKey.Action.SET_NULL;
            case "d" -> ForeignKey.Action.SET_DEFAULT;
            default -> ForeignKey.Action.NO_ACTION;
        };
    }
}
