package org.metatables.drift.internal;

/**
 * The temporary function that makes the temporary tables, reads them back and undoes them, all on the server.
 *
 * <p>It takes one batch of probes. If PostgreSQL refuses the batch, it halves it until the culprit stands alone, so that one
 * bad text does not spoil the others. Every table is undone before the next is made: its locks go with it, and a thousand
 * tables do not fill the lock table.
 */
final class NormalFormFunction {

    /** The table that a batch is made of. */
    static final String TABLE = "pg_temp.metatables_shape";

    /** How the columns and constraints that hold a probe are called: no author's column is called so. */
    static final String ELEMENT_PREFIX = "metatables probe ";

    static final String CREATE = """
            create function pg_temp.metatables_normal_forms(
                columns text, numbers bigint[], elements text[], index_statement text)
            returns table (number bigint, type text, expression text, parts text[], state text, message text)
            language plpgsql as $function$
            #variable_conflict use_column
            declare
                half integer := pg_catalog.cardinality(numbers) / 2;
            begin
                begin
                    execute 'create temporary table metatables_shape ('
                        || pg_catalog.concat_ws(',', nullif(columns, ''), nullif(pg_catalog.array_to_string(elements, ','), '')) || ')';
                    if index_statement is not null then
                        execute index_statement;
                    end if;
                    return query
                        select n, pg_catalog.format_type(a.atttypid, a.atttypmod),
                               pg_catalog.pg_get_expr(d.adbin, d.adrelid), '{}'::text[], null::text, null::text
                          from pg_catalog.unnest(numbers) n
                          join pg_catalog.pg_attribute a on a.attname = 'metatables probe ' || n
                          left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                         where a.attrelid = 'pg_temp.metatables_shape'::regclass
                        union all
                        select n, null, pg_catalog.pg_get_expr(c.conbin, c.conrelid),
                               array(select a.attname::text from pg_catalog.pg_attribute a
                                      where a.attrelid = c.conrelid and a.attnum = any (c.conkey)), null, null
                          from pg_catalog.unnest(numbers) n
                          join pg_catalog.pg_constraint c on c.conname = 'metatables probe ' || n
                         where c.conrelid = 'pg_temp.metatables_shape'::regclass
                        union all
                        select numbers[1], null, pg_catalog.pg_get_expr(i.indpred, i.indrelid),
                               array(select pg_catalog.pg_get_indexdef(i.indexrelid, part, false)
                                       from pg_catalog.generate_series(1, i.indnkeyatts::integer) part), null, null
                          from pg_catalog.pg_index i
                         where i.indrelid = 'pg_temp.metatables_shape'::regclass;
                    raise exception 'undo' using errcode = 'MT000';
                exception
                    when sqlstate 'MT000' then
                        return;
                    when others then
                        if pg_catalog.cardinality(numbers) = 1 then
                            return query select numbers[1], null::text, null::text, '{}'::text[], sqlstate, sqlerrm;
                            return;
                        end if;
                end;
                return query select * from pg_temp.metatables_normal_forms(
                    columns, numbers[:half], elements[:half], index_statement);
                return query select * from pg_temp.metatables_normal_forms(
                    columns, numbers[half + 1:], elements[half + 1:], index_statement);
            end
            $function$
            """;

    /** Calls the function once per batch: a row per probe, in any order. */
    static final String CALL = """
            select form.*
              from (select batch, pg_catalog.array_agg(number order by number) as numbers,
                           pg_catalog.array_agg(element order by number) as elements
                      from rows from (pg_catalog.unnest(?::integer[]), pg_catalog.unnest(?::text[])) with ordinality
                           as probe (batch, element, number)
                     group by batch) as b,
                   (select ?::text[] as columns, ?::text[] as index_statements) as given,
                   lateral pg_temp.metatables_normal_forms(
                        given.columns[b.batch], b.numbers, b.elements, given.index_statements[b.batch]) as form
            """;

    private NormalFormFunction() {}
}
