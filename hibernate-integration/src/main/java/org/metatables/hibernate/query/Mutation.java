package org.metatables.hibernate.query;

import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * Makes a query that writes, with its parameters set: what is otherwise written before {@code executeUpdate()}.
 *
 * <pre>{@code
 * session -> session.createMutationQuery("update Account set region = :region where code = :code")
 *         .setParameter("region", "EU")
 *         .setParameter("code", "A1")
 * }</pre>
 *
 * <p>A {@code MutationSpecification} is one by its method: {@code specification::createQuery}.
 */
@FunctionalInterface
public interface Mutation {

    /**
     * Makes the query.
     *
     * @param session makes queries, and touches no database: it must not be asked to load or to store anything
     */
    MutationQuery createQuery(Session session);
}
