package org.metatables.physical;

import static org.metatables.physical.CatalogQuery.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/** Reads the columns of tables, with their defaults, comments and sequences. */
final class ColumnFacts {

    static final CatalogQuery COLUMNS = new CatalogQuery("columns of the tables", """
            with wanted as (select pg_catalog.unnest(:table_oids) as table_oid),
                 owned as (
                    select distinct on (d.refobjid, d.refobjsubid)
                           d.refobjid, d.refobjsubid, n.nspname, c.relname, s.seqstart, s.seqincrement
                      from pg_catalog.pg_depend d
                      join pg_catalog.pg_sequence s on s.seqrelid = d.objid
                      join pg_catalog.pg_class c on c.oid = s.seqrelid
                      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                     where d.refobjid in (select table_oid from wanted)
                       and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                       and d.deptype in ('a', 'i')
                     order by d.refobjid, d.refobjsubid, d.deptype desc, d.objid)
            select a.attrelid::pg_catalog.int8 as table_oid, a.attnum, a.attname, a.attnotnull,
                   a.attidentity, a.attgenerated,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
                   t.typtype, tn.nspname as type_schema, t.typname as type_name,
                   pg_catalog.pg_get_expr(ad.adbin, ad.adrelid) as expression,
                   de.description,
                   o.nspname as sequence_schema, o.relname as sequence_name, o.seqstart, o.seqincrement
              from wanted w
              join pg_catalog.pg_attribute a on a.attrelid = w.table_oid
              join pg_catalog.pg_type t on t.oid = a.atttypid
              join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
              left join pg_catalog.pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
              left join pg_catalog.pg_description de
                on de.objoid = a.attrelid and de.objsubid = a.attnum
               and de.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
              left join owned o on o.refobjid = a.attrelid and o.refobjsubid = a.attnum
             where a.attnum > 0 and not a.attisdropped
             order by a.attrelid, a.attnum
            """);

    private ColumnFacts() {}

    static void read(Connection connection, Map<Long, TableAssembly> tables) {
        COLUMNS.byOid(
                connection,
                tables.keySet(),
                row -> tables.get(row.getLong("table_oid")).column(row.getInt("attnum"), column(row)));
    }

    private static PhysicalColumn column(ResultSet row) throws SQLException {
        boolean generated = !row.getString("attgenerated").isEmpty();
        Optional<String> expression = text(row, "expression");
        return new PhysicalColumn(
                row.getString("attname"),
                row.getString("type"),
                namedType(row),
                row.getBoolean("attnotnull"),
                generated ? Optional.empty() : expression,
                generated ? expression : Optional.empty(),
                identity(row.getString("attidentity")),
                ownedSequence(row),
                text(row, "description"));
    }

    private static Optional<NamedType> namedType(ResultSet row) throws SQLException {
        return switch (row.getString("typtype")) {
            case "e" -> Optional.of(new NamedType(NamedType.Kind.ENUM, typeName(row)));
            case "d" -> Optional.of(new NamedType(NamedType.Kind.DOMAIN, typeName(row)));
            default -> Optional.empty();
        };
    }

    private static PhysicalName typeName(ResultSet row) throws SQLException {
        return new PhysicalName(row.getString("type_schema"), row.getString("type_name"));
    }

    private static Optional<IdentityKind> identity(String code) {
        return switch (code) {
            case "a" -> Optional.of(IdentityKind.ALWAYS);
            case "d" -> Optional.of(IdentityKind.BY_DEFAULT);
            default -> Optional.empty();
        };
    }

    private static Optional<PhysicalSequence> ownedSequence(ResultSet row) throws SQLException {
        String name = row.getString("sequence_name");
        return name == null
                ? Optional.empty()
                : Optional.of(new PhysicalSequence(
                        new PhysicalName(row.getString("sequence_schema"), name),
                        row.getLong("seqstart"),
                        row.getLong("seqincrement")));
    }
}
