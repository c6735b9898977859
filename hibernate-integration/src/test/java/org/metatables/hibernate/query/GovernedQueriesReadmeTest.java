package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.hibernate.query.specification.SelectionSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;

/** The example of the module's README is this code. */
@ExtendWith(LibraryExtension.class)
class GovernedQueriesReadmeTest {

    @Test
    void theExampleDoesWhatItSays(LibraryDatabase library) {
        try {
            example(library.factory(), library.operations());
        } finally {
            library.restore();
        }
    }

    private static void example(EntityManagerFactory entityManagerFactory, GovernedOperations operations) {
        GovernedQueries queries = GovernedQueries.of(entityManagerFactory, operations);

        List<Book> cheap = queries.list(session -> session.createSelectionQuery(
                        "from Book b left join fetch b.author where b.price < :limit", Book.class)
                .setParameter("limit", new BigDecimal("8.00")));

        GovernedPage<Book> page = queries.page(
                SelectionSpecification.create(Book.class).sort(Order.asc(Book.class, "isbn"))::createQuery,
                Page.first(20));

        long changed = queries.execute(
                session -> session.createMutationQuery("update Book set price = price * 2 where isbn = :isbn")
                        .setParameter("isbn", "1"));

        Operation operation = queries.compile(
                session -> session.createSelectionQuery("select title from Book order by isbn", String.class));
        OperationResult rows = operations.execute(operation);

        assertThat(cheap).hasSize(3);
        assertThat(page.items()).hasSize(4);
        assertThat(changed).isEqualTo(1);
        assertThat(rows.rowCount()).isEqualTo(4);
    }
}
