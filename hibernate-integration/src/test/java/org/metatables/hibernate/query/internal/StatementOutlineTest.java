package org.metatables.hibernate.query.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.operation.internal.text.JdbcText;

class StatementOutlineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a.x from t a | t | []",
                "select a.x from s.t a,\"U v\".\"W\" b where a.x in (select y from z) | s.t U v.W z | []",
                "select 1 from t a left join (u b join w c on b.x=c.x) on a.x=b.x | t u w | []",
                "select x from (select id from a union all select id from b) c | a b | []",
                "select extract(year from a.d),a.b from t a cross join lateral (select 1 from u) v | a.d t u | []",
                "select a.from_x from generate_series(1, 2) g,t a order by a.x,a.y | t | []",
                "with c (id) as materialized (select x from t) select * from c | t c | []",
                "insert into t as a(b,c) values (?,?) | t! | [INSERT]",
                "insert into t (b) select x from u on conflict (b) do update set b=excluded.b | t! u | [INSERT, UPSERT]",
                "update only t a set b=?,c=(select d from u where e=1) | t! u | [UPDATE]",
                "delete from s.t where x in (select y from u) | s.t! u | [DELETE]",
                "with c as (delete from t where a returning b),d as (update u set x=1) select count(*) from c | t! u! c | [UPDATE, DELETE]",
                "merge into t a using u b on (a.x=b.x) when matched then update set y=1 | t! u | [UPSERT]",
                "select a.x from t a for update of a | t | []",
            })
    void tellsWhatIsWrittenAndWhereTablesAreNamed(String sql, String tables, String verbs) {
        StatementOutline outline = StatementOutline.of(JdbcText.read(sql).pieces());
        assertThat(outline.mentions().stream()
                        .map(mention ->
                                mention.schema().map(schema -> schema + ".").orElse("")
                                        + mention.table()
                                        + (mention.written() ? "!" : ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(tables);
        assertThat(outline.verbs().toString()).isEqualTo(verbs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select x from t fetch first ? rows only | true",
                "select x from t offset ? rows | true",
                "select x from (select y from t limit 1) a | false",
            })
    void tellsWhetherTheStatementItselfLimitsItsRows(String sql, boolean limited) {
        assertThat(StatementOutline.of(JdbcText.read(sql).pieces()).limited()).isEqualTo(limited);
    }
}
