package org.metatables.hibernate.store;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.annotations.SimpleTable;
import org.metatables.filter.Condition;
import org.metatables.filter.FieldName;
import org.metatables.filter.Filter;
import org.metatables.filter.Operator;
import org.metatables.hibernate.store.internal.BusinessKey;
import org.metatables.hibernate.store.internal.QueryText;
import org.metatables.hibernate.store.internal.RowWriter;
import org.metatables.hibernate.store.internal.StoredTable;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;

/**
 * The rows of a simple table. Each call is one governed operation: all of it happens, or nothing.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param <E> the entity
 */
public final class TableStore<E extends SimpleTable> {

    private final TableStores stores;
    private final Class<E> entity;
    private final StoredTable table;

    TableStore(TableStores stores, Class<E> entity, StoredTable table) {
        this.stores = stores;
        this.entity = entity;
        this.table = table;
    }

    /**
     * Inserts a row.
     *
     * @return the row, with the id that the database made
     * @see #insertAll
     */
    public E insert(E row) {
        return insertAll(List.of(row)).get(0);
    }

    /**
     * Inserts rows. An attribute that none of them has a value for takes the default of its column.
     *
     * @return the rows, with the ids that the database made, in their order
     * @throws InvalidRowsException if a row has an id already
     * @throws MissingParentException if a row refers to one that was not inserted
     * @throws org.metatables.filter.ForbiddenFieldException if a row has a value for an attribute that may have none
     * @throws org.metatables.operation.ConstraintViolationException if a row breaks a constraint
     * @throws org.metatables.operation.OperationException if the operation is refused or fails
     */
    public List<E> insertAll(Collection<? extends E> rows) {
        List<E> given = List.copyOf(rows);
        if (given.stream().anyMatch(row -> row.getId() != null)) {
            throw new InvalidRowsException(problem("A row that is to be inserted has an id already.")
                    .remedy("Insert a new row, or write over the one that is there with upsertAll."));
        }
        return written(given, given.isEmpty() ? Optional.empty() : Optional.of(writer().insert(given)));
    }

    /**
     * Writes rows under their ids, over those that are there. Nothing but the id tells which row is meant: for a key of the business
     * see {@link #upsertBy}.
     *
     * @return the rows
     * @throws MissingIdException if a row has no id
     * @throws InvalidRowsException if two rows have one id
     * @see #insertAll
     */
    public List<E> upsertAll(Collection<? extends E> rows) {
        List<E> given = List.copyOf(rows);
        if (given.stream().anyMatch(row -> row.getId() == null)) {
            throw new MissingIdException(problem("A row that is to be written over has no id.")
                    .remedy("Take the rows that a find gives, or write by a unique key with upsertBy."));
        }
        if (given.stream().map(SimpleTable::getId).distinct().count() < given.size()) {
            throw new InvalidRowsException(problem("Two rows have the same id.").remedy("Give each row once."));
        }
        return written(given, given.isEmpty() ? Optional.empty() : Optional.of(writer().upsertById(given)));
    }

    /**
     * Inserts rows, and writes over those that are there with the same values of a unique key of the business, in one statement:
     * programs that write the same keys at once wait for each other and lose nothing.
     *
     * @param key the attributes of the key, exactly those of a unique constraint or index
     * @return the rows with their ids, in their order
     * @throws InvalidRowsException if the table has no such key, a row lacks a part of it, or two rows have the same
     * @see #insertAll
     */
    public List<E> upsertBy(List<? extends SingularAttribute<? super E, ?>> key, Collection<? extends E> rows) {
        BusinessKey business = BusinessKey.of(
                table,
                key.stream()
                        .map(attribute -> table.columnOf(attribute.getName()))
                        .toList());
        List<E> given = List.copyOf(rows);
        if (!given.isEmpty()) {
            List<E> sorted = business.sorted(given, stores.factory());
            written(sorted, Optional.of(writer().upsertBy(business.fields(), sorted)));
        }
        return given;
    }

    /** As {@link #upsertBy(List, Collection)}, for a key of one attribute. */
    public List<E> upsertBy(SingularAttribute<? super E, ?> key, Collection<? extends E> rows) {
        return upsertBy(List.of(key), rows);
    }

    /**
     * Changes some attributes of a row.
     *
     * @throws RowNotFoundException if there is no row with this id
     * @throws org.metatables.filter.ForbiddenFieldException if an attribute may not be changed
     * @throws org.metatables.operation.ConstraintViolationException if the row breaks a constraint then
     * @throws org.metatables.operation.OperationException if the operation is refused or fails
     */
    public void patch(long id, Changes<E> changes) {
        if (stores.operations().execute(writer().patch(id, changes.values())).rowCount() == 0) {
            throw new RowNotFoundException(
                    problem("There is no row with the id " + id + ".").remedy("Ask for the row first, or insert it."));
        }
    }

    /**
     * Deletes a row, and those of other simple tables that are to go with it.
     *
     * @return whether it was there
     * @throws org.metatables.operation.ConstraintViolationException if another row refers to it that is to stay
     * @throws org.metatables.operation.OperationException if the operation is refused or fails
     */
    public boolean delete(long id) {
        return deleteAll(byId(id)) > 0;
    }

    /**
     * Deletes a row.
     *
     * @throws MissingIdException if the row has no id
     * @see #delete(long)
     */
    public boolean delete(E row) {
        @Nullable Long id = row.getId();
        if (id == null) {
            throw new MissingIdException(problem("A row that is to be deleted has no id.")
                    .remedy("Take a row that a find gives, or delete by a filter with deleteAll."));
        }
        return delete(id);
    }

    /**
     * Deletes the rows for which a filter is true.
     *
     * @return how many there were
     * @see #delete(long)
     */
    public long deleteAll(Filter filter) {
        QueryText text = new QueryText(table, List.of(), Optional.of(filter), List.of());
        String hql = text.deletion();
        return stores.queries(stores.withCarriedOn(table)).execute(session -> {
            MutationQuery query = session.createMutationQuery(hql);
            text.bind(query);
            return query;
        });
    }

    private static Filter byId(long id) {
        return new Condition(FieldName.of(StoredTable.ID), Operator.EQ, id);
    }

    /** The row with this id. */
    public Optional<E> find(long id) {
        return query().where(byId(id)).first();
    }

    /** The rows for which a filter is true. */
    public List<E> find(Filter filter) {
        return query().where(filter).list();
    }

    /** Asks for rows. */
    public StoreQuery<E> query() {
        return StoreQuery.all(this);
    }

    /** A field of the table, for filters. */
    public <V> Field<V> field(SingularAttribute<? super E, V> attribute) {
        return new Field<>(FieldName.of(table.columnOf(attribute.getName())), table.javaType(attribute.getName()));
    }

    /** The table under a name, to be joined with another one. */
    public TableAlias<E> as(String name) {
        return new TableAlias<>(name, this);
    }

    <V> Field<V> field(String alias, SingularAttribute<? super E, V> attribute) {
        return new Field<>(
                FieldName.of(alias, table.columnOf(attribute.getName())), table.javaType(attribute.getName()));
    }

    Class<E> entity() {
        return entity;
    }

    StoredTable table() {
        return table;
    }

    TableStores stores() {
        return stores;
    }

    private RowWriter writer() {
        return new RowWriter(stores.factory(), table, stores.uid(table));
    }

    private List<E> written(List<E> rows, Optional<Operation> operation) {
        operation.ifPresent(write -> {
            OperationResult result = stores.operations().execute(write);
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i)
                        .setId(result.rows()
                                .get(i)
                                .get(StoredTable.ID, Long.class)
                                .orElseThrow());
            }
        });
        return rows;
    }

    private Problem problem(String summary) {
        return Problem.of(summary)
                .at("entity " + entity.getName())
                .inTable(table.name().toString());
    }
}
