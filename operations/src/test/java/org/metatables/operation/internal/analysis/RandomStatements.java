package org.metatables.operation.internal.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.metatables.operation.OperationKind;

/**
 * Makes statements of a small grammar, the same ones for the same choices; the first choice is always the shortest. Every
 * table has the columns {@code id} and {@code n}; common table expressions like to have the names of tables, and now and
 * then a value is made by a function that nobody may call.
 */
final class RandomStatements {

    private static final List<String> TABLES = List.of("a", "b", "c", "other.a", "other.d", "parted");
    private static final List<String> CTE_NAMES = List.of("a", "b", "d", "x", "\"A\"");

    /** Values of which the making must be refused: functions, operators, casts, domains, aggregates, settings. */
    private static final List<String> TRAPS = List.of(
            "trap(t.n)",
            "(t.n ### 1)",
            "t.n::trapped::int",
            "(t.n::text::trap_row).number",
            "(select trap_sum(s.n) from a s)",
            "(select trap_sum(s.n) over (order by s.id using <##) from a s limit 1)",
            "length(current_setting('role'))",
            "pg_backend_pid()",
            "(t.n + nextval('counter'))::int",
            "(array[trap(1)])[1]",
            "('{1}'::trapped[])[1]::int",
            "(jsonb_populate_record(null::trap_row, '{}')).number");

    private static final List<String> HONEST = List.of(
            "coalesce(t.n, 0)",
            "greatest(t.n, 2)",
            "length(t.n::text)",
            "array_length(array[t.n], 1)",
            "(t.n + 1) % 7",
            "(to_jsonb(t.n) ->> 0)::int",
            "nullif(t.n, 0)");

    /** A statement, and what it is. */
    record Made(OperationKind kind, String sql) {}

    private final Choices choices;
    private final List<String> ctes = new ArrayList<>();

    RandomStatements(Choices choices) {
        this.choices = choices;
    }

    Made next() {
        String with = with();
        OperationKind kind = OperationKind.values()[choices.below(OperationKind.values().length)];
        String body = switch (kind) {
            case SELECT -> one(() -> query(3), () -> query(3), () -> plain(3) + lock());
            case INSERT -> insert();
            case UPDATE -> update();
            case DELETE -> delete();
            case UPSERT -> merge();
        };
        return new Made(kind, with + body);
    }

    private String with() {
        if (choices.below(3) < 2) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>(CTE_NAMES);
        for (int count = 1 + choices.below(2); count > 0; count--) {
            String name = names.remove(choices.below(names.size()));
            String body = one(
                    () -> query(2),
                    () -> query(2),
                    () -> insert() + " returning id, n",
                    () -> update() + " returning 1 as id, 2 as n",
                    () -> delete() + " returning 1 as id, 2 as n");
            parts.add(name + (choices.below(2) == 1 ? " (id, n)" : "") + " as (" + body + ")");
            ctes.add(name);
        }
        return "with " + String.join(", ", parts) + " ";
    }

    private String query(int depth) {
        if (depth > 0 && choices.below(5) == 4) {
            return "(" + query(depth - 1) + ") " + pick(List.of("union", "union all", "except", "intersect")) + " ("
                    + query(depth - 1) + ")";
        }
        return plain(depth);
    }

    private String plain(int depth) {
        return "select t.id, " + value(depth) + " as n from " + source(depth) + " t" + join(depth) + where(depth);
    }

    private String join(int depth) {
        return one(
                () -> "",
                () -> " cross join " + source(depth - 1) + " u",
                () -> " left join lateral (select * from " + source(depth - 1) + " v where v.id = t.id) u on true",
                () -> " join " + source(depth - 1) + " u using (id, n)",
                () -> ", " + table() + " tablesample system (1) u");
    }

    private String source(int depth) {
        if (!ctes.isEmpty() && choices.below(3) == 2) {
            return pick(ctes);
        }
        return depth > 0 && choices.below(3) == 2
                ? one(() -> "(" + query(depth - 1) + ")", () -> "(values (1, 2))")
                : one(this::table, () -> "only " + table());
    }

    private String table() {
        return pick(TABLES);
    }

    /** The target of a write: a common table expression of its name does not hide it. */
    private String target() {
        return pick(List.of("a", "b", "other.a"));
    }

    private String value(int depth) {
        return one(
                () -> "t.n",
                () -> "1",
                () -> pick(HONEST),
                () -> choices.below(5) == 4 ? pick(TRAPS) : "4",
                () -> depth > 0 ? "(select max(s.n) from " + source(depth - 1) + " s)" : "2",
                () -> depth > 0 ? "case when " + condition(depth - 1) + " then t.n end" : "3");
    }

    private String where(int depth) {
        return choices.below(2) == 0 ? "" : " where " + condition(depth);
    }

    private String condition(int depth) {
        return one(
                () -> "t.n > 1",
                () -> depth > 0 ? "exists (" + query(depth - 1) + ")" : "true",
                () -> depth > 0 ? "t.id in (select s.id from " + source(depth - 1) + " s)" : "t.id is not null",
                () -> depth > 0 ? "(t.id, t.n) = any (select s.id, s.n from " + source(depth - 1) + " s)" : "t.n = 0");
    }

    private String lock() {
        return one(() -> " for update of t", () -> " for share of t", () -> " for key share");
    }

    private String insert() {
        return "insert into " + target() + " (id, n) "
                + one(() -> query(2), () -> "values (1, 2), (3, default)")
                + one(
                        () -> "",
                        () -> " on conflict do nothing",
                        () -> " on conflict (id) do update set n = (select max(s.n) from " + source(1) + " s)");
    }

    private String update() {
        return "update " + target() + " t set n = " + value(2)
                + one(() -> where(2), () -> " from " + source(2) + " u where u.id = t.id");
    }

    private String delete() {
        return "delete from " + target() + " t"
                + one(() -> where(2), () -> " using " + source(2) + " u where u.id = t.id");
    }

    private String merge() {
        return "merge into " + target() + " t using " + source(2) + " u on u.id = t.id when matched then "
                + one(() -> "delete", () -> "update set n = u.n")
                + one(() -> "", () -> " when not matched then insert (id, n) values (u.id, u.n)");
    }

    private String pick(List<String> options) {
        return options.get(choices.below(options.size()));
    }

    @SafeVarargs
    private String one(Supplier<String>... options) {
        return options[choices.below(options.length)].get();
    }
}
