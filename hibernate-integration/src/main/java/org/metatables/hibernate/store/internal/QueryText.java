package org.metatables.hibernate.store.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.query.CommonQueryContract;
import org.metatables.Problem;
import org.metatables.filter.FieldName;
import org.metatables.filter.FieldOrder;
import org.metatables.filter.Filter;
import org.metatables.filter.InvalidFilterException;
import org.metatables.filter.JoinType;

/**
 * What is asked of a table, as HQL.
 *
 * <p>Joined tables stand in a subquery, which is true or not for each row of the table: so no row is given twice, whatever is joined.
 */
public final class QueryText {

    private static final String ROW = "r";
    private static final String SAME = "s";

    private final StoredTable table;
    private final List<Join> joins;
    private final Optional<Filter> filter;
    private final List<FieldOrder> order;
    private final FilterHql hql;

    /** @param order of what is given in parts, which {@link #rows} makes total by the id */
    public QueryText(StoredTable table, List<Join> joins, Optional<Filter> filter, List<FieldOrder> order) {
        this.table = table;
        this.joins = List.copyOf(joins);
        this.filter = filter;
        this.order = List.copyOf(order);
        this.hql = new FilterHql(table, joins.isEmpty() ? ROW : SAME);
    }

    /** The rows, in their order where they have one or it matters. */
    public String rows(boolean ordered) {
        return "select " + ROW + from() + condition() + (ordered || !order.isEmpty() ? orderBy() : "");
    }

    /** How many rows there are. */
    public String count() {
        return "select count(" + ROW + ".id)" + from() + condition();
    }

    /** The deletion of the rows. */
    public String deletion() {
        return "delete" + from() + condition();
    }

    /** Sets the values of the filter. */
    public void bind(CommonQueryContract query) {
        hql.bind(query);
    }

    private String from() {
        return " from " + entity(table) + " " + ROW;
    }

    private String condition() {
        if (joins.isEmpty()) {
            return filter.map(all -> " where " + hql.text(all)).orElse("");
        }
        StringBuilder text = new StringBuilder(" where exists (select 1 from ")
                .append(entity(table))
                .append(" " + SAME);
        int number = 0;
        for (Join join : joins) {
            String variable = "j" + ++number;
            hql.join(join.name(), join.table(), variable);
            text.append(join.type() == JoinType.INNER ? " join " : " left join ")
                    .append(entity(join.table()))
                    .append(' ')
                    .append(variable)
                    .append(" on ")
                    .append(on(join, variable));
        }
        text.append(" where " + SAME + ".id = " + ROW + ".id");
        filter.ifPresent(all -> text.append(" and ").append(hql.text(all)));
        return text.append(')').toString();
    }

    /** The foreign key between the two, in whichever direction it points. */
    private String on(Join join, String variable) {
        List<String> ways = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (StoredField field : table.referencesTo(join.table())) {
            ways.add(SAME + "." + field.field().attribute() + ".id = " + variable + ".id");
            names.add(table.type().getSimpleName() + "." + field.field().attribute());
        }
        for (StoredField field : join.table().referencesTo(table)) {
            ways.add(variable + "." + field.field().attribute() + ".id = " + SAME + ".id");
            names.add(join.table().type().getSimpleName() + "." + field.field().attribute());
        }
        if (ways.size() != 1) {
            throw new InvalidFilterException(Problem.of("The join " + join.name() + " cannot tell what joins "
                            + table.name() + " and " + join.table().name() + ": "
                            + (ways.isEmpty() ? "neither refers to the other." : "there are several references."))
                    .remedy(
                            ways.isEmpty()
                                    ? "Join tables of which one refers to the other."
                                    : "These are there: " + String.join(", ", names)
                                            + ". Ask with HQL, which can name one of them."));
        }
        return ways.get(0);
    }

    private String orderBy() {
        String keys = order.stream()
                .map(key -> {
                    table.rules().requireOrder(key.field().name());
                    return place(key.field()) + (key.descending() ? " desc" : " asc") + " nulls last, ";
                })
                .collect(Collectors.joining());
        return " order by " + keys + ROW + ".id";
    }

    private String place(FieldName field) {
        return new FilterHql(table, ROW).path(field);
    }

    private static String entity(StoredTable table) {
        return table.declaration().table().entityName();
    }

    /**
     * A table that the filter may name.
     *
     * @param name by which the filter calls it
     * @param table the table
     * @param type what becomes of rows without a counterpart
     */
    public record Join(String name, StoredTable table, JoinType type) {}
}
