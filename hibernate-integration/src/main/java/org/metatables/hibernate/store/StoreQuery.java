package org.metatables.hibernate.store;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.metatables.annotations.SimpleTable;
import org.metatables.filter.FieldName;
import org.metatables.filter.FieldOrder;
import org.metatables.filter.Filter;
import org.metatables.filter.JoinType;
import org.metatables.hibernate.query.GovernedQueries;
import org.metatables.hibernate.store.internal.QueryText;
import org.metatables.hibernate.store.internal.StoredTable;

/**
 * Which rows of a simple table are asked for. Immutable: each method gives another query.
 *
 * <pre>{@code
 * TableAlias<Customer> customer = customers.as("customer");
 * List<Balance> found = balances.query()
 *         .join(customer)
 *         .where(customer.field(Customer_.region).eq("US"))
 *         .orderBy(Balance_.asOfDate)
 *         .limit(10)
 *         .list();
 * }</pre>
 *
 * <p>Joined tables constrain what is given: each row is given once, however many counterparts it has. Without a limit all rows are
 * given.
 *
 * @param <E> the entity
 */
public final class StoreQuery<E extends SimpleTable> {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final TableStore<E> store;
    private final List<QueryText.Join> joins;
    private final Optional<Filter> filter;
    private final List<FieldOrder> order;
    private final int limit;
    private final int offset;

    private StoreQuery(
            TableStore<E> store,
            List<QueryText.Join> joins,
            Optional<Filter> filter,
            List<FieldOrder> order,
            int limit,
            int offset) {
        this.store = store;
        this.joins = joins;
        this.filter = filter;
        this.order = order;
        this.limit = limit;
        this.offset = offset;
    }

    static <E extends SimpleTable> StoreQuery<E> all(TableStore<E> store) {
        return new StoreQuery<>(store, List.of(), Optional.empty(), List.of(), NO_LIMIT, 0);
    }

    /** Rows for which the filter is true, besides what was asked before. */
    public StoreQuery<E> where(Filter further) {
        Filter both = filter.map(before -> before.and(further)).orElse(further);
        return new StoreQuery<>(store, joins, Optional.of(both), order, limit, offset);
    }

    /** Rows that have a counterpart in another table, which the filter may name by its alias. */
    public StoreQuery<E> join(TableAlias<?> other) {
        return joined(other, JoinType.INNER);
    }

    /** Rows that may have a counterpart in another table, which the filter may name by its alias. */
    public StoreQuery<E> leftJoin(TableAlias<?> other) {
        return joined(other, JoinType.LEFT);
    }

    /** As {@link #leftJoin}: rows of the other table without a counterpart are none of this one. */
    public StoreQuery<E> fullJoin(TableAlias<?> other) {
        return joined(other, JoinType.FULL);
    }

    private StoreQuery<E> joined(TableAlias<?> other, JoinType type) {
        List<QueryText.Join> more = new ArrayList<>(joins);
        more.add(new QueryText.Join(other.name(), other.table(), type));
        return new StoreQuery<>(store, List.copyOf(more), filter, order, limit, offset);
    }

    /** Ordered by an attribute, the smallest first, where they are equal in what was named before. */
    public StoreQuery<E> orderBy(SingularAttribute<? super E, ?> attribute) {
        return orderBy(attribute, false);
    }

    /** Ordered by an attribute, the greatest first, where they are equal in what was named before. */
    public StoreQuery<E> orderByDescending(SingularAttribute<? super E, ?> attribute) {
        return orderBy(attribute, true);
    }

    private StoreQuery<E> orderBy(SingularAttribute<? super E, ?> attribute, boolean descending) {
        List<FieldOrder> more = new ArrayList<>(order);
        more.add(new FieldOrder(FieldName.of(store.table().columnOf(attribute.getName())), descending));
        return new StoreQuery<>(store, joins, filter, List.copyOf(more), limit, offset);
    }

    /**
     * At most so many rows.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public StoreQuery<E> limit(int rows) {
        requireNotNegative(rows);
        return new StoreQuery<>(store, joins, filter, order, rows, offset);
    }

    /**
     * Without the first ones.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public StoreQuery<E> offset(int rows) {
        requireNotNegative(rows);
        return new StoreQuery<>(store, joins, filter, order, limit, rows);
    }

    /**
     * The rows, all in memory.
     *
     * @throws org.metatables.MetaTablesException if the query contradicts the tables
     * @throws org.metatables.operation.OperationException if the operation is refused or fails
     */
    public List<E> list() {
        try (Stream<E> rows = stream()) {
            return rows.toList();
        }
    }

    /**
     * The rows one by one, without keeping them. The stream holds a connection of the operations until it is read to its end or closed.
     *
     * @see #list
     */
    public Stream<E> stream() {
        if (limit == 0) {
            return Stream.empty();
        }
        QueryText text = text();
        String hql = text.rows(isPart());
        return queries().stream(session -> part(bound(text, session.createSelectionQuery(hql, store.entity()))));
    }

    /** The first row, if there is one. */
    public Optional<E> first() {
        return limit(Math.min(limit, 1)).list().stream().findFirst();
    }

    /** How many rows there are, whatever the limit and the offset. */
    public long count() {
        QueryText text = text();
        String hql = text.count();
        return queries()
                .list(session -> bound(text, session.createSelectionQuery(hql, Long.class)))
                .get(0);
    }

    /** Whether there is a row, whatever the limit and the offset. */
    public boolean exists() {
        return limit(1).offset(0).first().isPresent();
    }

    private GovernedQueries queries() {
        List<StoredTable> touched = new ArrayList<>(List.of(store.table()));
        joins.forEach(join -> touched.add(join.table()));
        return store.stores().queries(touched);
    }

    private QueryText text() {
        return new QueryText(store.table(), joins, filter, order);
    }

    private boolean isPart() {
        return limit < NO_LIMIT || offset > 0;
    }

    private <R> SelectionQuery<R> part(SelectionQuery<R> query) {
        return isPart() ? query.setFirstResult(offset).setMaxResults(limit) : query;
    }

    private static <R> SelectionQuery<R> bound(QueryText text, SelectionQuery<R> query) {
        text.bind(query);
        return query;
    }

    private static void requireNotNegative(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("There are no " + rows + " rows.");
        }
    }
}
