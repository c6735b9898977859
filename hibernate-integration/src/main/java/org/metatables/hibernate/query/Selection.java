package org.metatables.hibernate.query;

import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * Makes a query that reads, with its parameters set: what is otherwise written before {@code getResultList()}.
 *
 * <pre>{@code
 * session -> session.createSelectionQuery("from Account where region = :region", Account.class)
 *         .setParameter("region", "EU")
 * }</pre>
 *
 * <p>A {@code SelectionSpecification} is one by its method: {@code specification::createQuery}.
 *
 * @param <R> what the query gives
 */
@FunctionalInterface
public interface Selection<R> {

    /**
     * Makes the query.
     *
     * @param session makes queries, and touches no database: it must not be asked to load or to store anything
     */
    SelectionQuery<R> createQuery(Session session);
}
