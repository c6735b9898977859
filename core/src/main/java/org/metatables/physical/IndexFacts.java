package org.metatables.physical;

import static org.metatables.physical.CatalogQuery.numbers;
import static org.metatables.physical.CatalogQuery.text;
import static org.metatables.physical.CatalogQuery.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the indexes of tables. */
final class IndexFacts {

    /** The bits of {@code pg_index.indoption}, per part. */
    private static final int DESCENDING = 1;

    private static final int NULLS_FIRST = 2;

    /** The column number that stands for an expression. */
    private static final int EXPRESSION = 0;

    /** PostgreSQL has no words for an index that is dropped while the query runs: hence the empty text. */
    static final CatalogQuery INDEXES = new CatalogQuery("indexes of the tables", """
            select i.indrelid::pg_catalog.int8 as table_oid, ic.relname, am.amname,
                   i.indisunique, i.indisvalid, i.indnkeyatts,
                   pg_catalog.string_to_array(i.indkey::pg_catalog.text, ' ')::pg_catalog.int4[] as column_numbers,
                   pg_catalog.string_to_array(i.indoption::pg_catalog.text, ' ')::pg_catalog.int4[] as options,
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
                   case when i.indexprs is not null then
                        array(select coalesce(pg_catalog.pg_get_indexdef(i.indexrelid, part, false), '')
                                from pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) as part)
                   end as part_texts,
                   con.conname
              from pg_catalog.pg_index i
              join pg_catalog.pg_class ic on ic.oid = i.indexrelid
              join pg_catalog.pg_am am on am.oid = ic.relam
              left join pg_catalog.pg_constraint con
                on con.conindid = i.indexrelid and con.contype in ('p', 'u', 'x')
             where i.indrelid = any (:table_oids)
             order by i.indrelid, ic.relname
            """);

    private IndexFacts() {}

    static void read(Connection connection, Map<Long, TableAssembly> tables) {
        INDEXES.byOid(connection, tables.keySet(), row -> {
            TableAssembly table = tables.get(row.getLong("table_oid"));
            List<Integer> numbers = numbers(row, "column_numbers");
            int keys = row.getInt("indnkeyatts");
            table.index(new PhysicalIndex(
                    row.getString("relname"),
                    row.getString("amname"),
                    row.getBoolean("indisunique"),
                    parts(row, table, numbers.subList(0, keys)),
                    table.columnNames(numbers.subList(keys, numbers.size())),
                    text(row, "predicate"),
                    row.getBoolean("indisvalid"),
                    text(row, "conname")));
        });
    }

    private static List<PhysicalIndex.Part> parts(ResultSet row, TableAssembly table, List<Integer> numbers)
            throws SQLException {
        List<Integer> options = numbers(row, "options");
        List<String> expressions = texts(row, "part_texts");
        List<PhysicalIndex.Part> parts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            boolean expression = numbers.get(i) == EXPRESSION;
            parts.add(new PhysicalIndex.Part(
                    expression
                            ? expressions.get(i)
                            : table.columnName(numbers.get(i)).orElse(""),
                    expression,
                    (options.get(i) & DESCENDING) != 0,
                    (options.get(i) & NULLS_FIRST) != 0));
        }
        return parts;
    }
}
