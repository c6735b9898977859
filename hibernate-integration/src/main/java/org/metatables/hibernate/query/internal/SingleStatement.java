package org.metatables.hibernate.query.internal;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.hibernate.query.SeveralStatementsException;
import org.metatables.hibernate.query.UnsupportedQueryException;
import org.metatables.hibernate.query.internal.EagerAssociations.Association;
import org.metatables.operation.OperationKind;

/** Sees to it that a query that reads is one statement, and that this statement gives what the query asks for. */
final class SingleStatement {

    private final OperationAssembly assembly;
    private final boolean paged;
    private Optional<JdbcStatement> first = Optional.empty();

    /** @param paged whether the query asks for a part of its results only */
    SingleStatement(OperationAssembly assembly, boolean paged) {
        this.assembly = assembly;
        this.paged = paged;
    }

    /**
     * Takes the statement that Hibernate runs.
     *
     * @throws SeveralStatementsException if it is the second one
     * @throws UnsupportedQueryException if it writes, or Hibernate means to cut its rows itself
     */
    void require(JdbcStatement statement) {
        if (first.isPresent()) {
            throw several(first.get(), statement);
        }
        first = Optional.of(statement);
        if (assembly.kind(statement) != OperationKind.SELECT) {
            throw writes();
        }
        if (paged && !assembly.limitsRows(statement)) {
            throw new SeveralStatementsException(Problem.of(
                            "The query asks for a page and fetches a collection: Hibernate would read all rows and cut"
                                    + " the page in memory.")
                    .remedy("Read the page of identifiers first and fetch the collection for these with a second"
                            + " query (where id in :ids), or leave out the join fetch."));
        }
    }

    /** The query writes. */
    UnsupportedQueryException writes() {
        return new UnsupportedQueryException(Problem.of("The query writes, but was given as one that reads.")
                .remedy("Use execute with createMutationQuery."));
    }

    private SeveralStatementsException several(JdbcStatement one, JdbcStatement other) {
        return assembly.eager()
                .between(one.sql(), other.sql())
                .map(Association::refused)
                .orElseGet(() -> new SeveralStatementsException(Problem.of(
                                "Hibernate would run a second statement for the query, to load more than it selects.")
                        .remedy("Write join fetch for what is loaded eagerly, map it lazy"
                                + " (fetch = FetchType.LAZY), or select the values that are needed.")));
    }
}
