package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.metamodel.SingularAttribute;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.hibernate.query.restriction.Restriction;
import org.hibernate.query.specification.SelectionSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.query.library.Library.Author;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.operation.Access;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationKind;
import org.metatables.operation.OperationResult;
import org.metatables.operation.ScopeTable;

/** What queries compile to, and what they leave alone. */
@ExtendWith(LibraryExtension.class)
class CompiledQueriesTest {

    private static LibraryDatabase library;
    private static GovernedQueries queries;

    @BeforeAll
    static void open(LibraryDatabase shared) {
        library = shared;
        queries = library.queries();
    }

    /** The tables of a scope with their access, such as {@code lib__book=READ}. */
    private static Map<String, Access> scope(Operation operation) {
        Map<Object, String> names = HibernateMetaTables.of(library.factory()).tables().stream()
                .collect(Collectors.toMap(BoundTable::uid, table -> table.name().table()));
        return operation.scope().tables().stream()
                .collect(Collectors.toMap(table -> names.get(table.uid()), ScopeTable::access));
    }

    @Test
    void namesParametersAndGivesThemTheirTypes() {
        Operation operation = queries.compile(session -> session.createSelectionQuery(
                        "select b.isbn from Book b where b.title like '?%' and b.price < :price", String.class)
                .setParameter("price", new BigDecimal("8")));
        assertThat(operation.kind()).isEqualTo(OperationKind.SELECT);
        assertThat(operation.statement().sql()).endsWith("<:p1").contains("'?%'");
        assertThat(operation.statement().parameters().value("p1")).contains(new BigDecimal("8"));
        assertThat(operation.statement().parameters().type("p1")).contains("numeric");
    }

    @Test
    void declaresTheTablesOfTheEntitiesAndNoOthers() {
        assertThat(scope(queries.compile(session -> session.createSelectionQuery(
                        "select a.name from Author a join a.tags t where a.bio is null", String.class))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "lib__author", Access.READ, "lib__author_bio", Access.READ, "lib__author_tags", Access.READ));
        assertThat(scope(queries.compile(
                        session -> session.createSelectionQuery("select p.id from Payment p", Long.class))))
                .containsOnlyKeys("lib__card_payment", "lib__cash_payment");
        assertThat(scope(queries.compile(session -> session.createSelectionQuery("from Manager", Object.class))))
                .containsOnlyKeys("lib__person", "lib__employee", "lib__manager");
    }

    @Test
    void declaresWhatIsWrittenApartFromWhatIsRead() {
        assertThat(scope(queries.compileMutation(session -> session.createMutationQuery(
                        "update Book b set b.price = 0 where b.author.id in (select a.id from Author a)"))))
                .isEqualTo(Map.of("lib__book", Access.WRITE, "lib__author", Access.READ));
        assertThat(scope(queries.compileMutation(session -> session.createMutationQuery("delete from Author"))))
                .containsEntry("lib__author_tags", Access.WRITE)
                .containsEntry("lib__author_prize", Access.WRITE)
                .containsEntry("lib__author_bio", Access.WRITE);
    }

    @Test
    void usesNoConnectionOfTheFactory() {
        int before = library.connections();
        queries.compile(session -> session.createSelectionQuery("from Author", Author.class));
        queries.compileMutation(session -> session.createMutationQuery("delete from Author"));
        assertThat(queries.list(session -> session.createSelectionQuery("from Author", Author.class)))
                .hasSize(3);
        assertThat(library.connections()).isEqualTo(before);
    }

    @Test
    void givesOperationsThatRunByThemselvesAndAsJson() {
        Operation operation = queries.compile(session -> session.createSelectionQuery(
                        "select b.title as title from Book b where b.published > :day and b.isbn in :some",
                        String.class)
                .setParameter("day", java.time.LocalDate.of(1962, 1, 1))
                .setParameterList("some", List.of("1", "2", "3")));
        OperationResult result = library.operations().execute(operation);
        assertThat(result.rowCount()).isEqualTo(2);
        assertThat(library.operations()
                        .execute(Operation.fromJson(operation.toJson()))
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void takesTheLimitsOfTheQueryAndItsOwn() {
        Operation operation = queries.withMaxRows(7)
                .withTimeout(Duration.ofSeconds(3))
                .compile(session -> session.createSelectionQuery("from Author", Author.class));
        assertThat(operation.limits().maxRows()).isEqualTo(7);
        assertThat(operation.limits().statementTimeoutMillis()).isEqualTo(3_000);
        assertThat(queries.compile(session -> session.createSelectionQuery("from Author", Author.class)
                                .setTimeout(2))
                        .limits()
                        .statementTimeoutMillis())
                .isEqualTo(2_000);
    }

    @Test
    void pagesWithoutLosingOrRepeating() {
        Selection<String> titles =
                session -> session.createSelectionQuery("select b.isbn from Book b order by b.isbn", String.class);
        GovernedPage<String> first = queries.page(titles, Page.first(3));
        assertThat(first.items()).containsExactly("1", "2", "3");
        assertThat(first.hasNext()).isTrue();
        GovernedPage<String> last = queries.page(titles, first.page().next());
        assertThat(last.items()).containsExactly("4");
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void takesSpecificationsAndCriteria() {
        SingularAttribute<? super Book, String> isbn = attribute("isbn");
        assertThat(queries.list(SelectionSpecification.create(Book.class)
                        .restrict(Restriction.in(isbn, List.of("1", "4")))
                        .sort(Order.desc(isbn))::createQuery))
                .extracting(book -> book.isbn)
                .containsExactly("4", "1");
        assertThat(queries.list(session -> {
                    var criteria = session.getCriteriaBuilder().createQuery(String.class);
                    var book = criteria.from(Book.class);
                    criteria.select(book.get("title"))
                            .where(book.get("author").get("name").equalTo("Christie"));
                    return session.createQuery(criteria);
                }))
                .hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static SingularAttribute<? super Book, String> attribute(String name) {
        return (SingularAttribute<? super Book, String>)
                library.factory().getMetamodel().entity(Book.class).getSingularAttribute(name, String.class);
    }

    @Test
    void streamsWhatAListHolds() {
        Selection<Author> authors = session ->
                session.createSelectionQuery("from Author a left join fetch a.books order by a.id", Author.class);
        GovernedQueries few = queries.withMaxRows(1);
        try (Stream<Author> stream = few.stream(authors)) {
            assertThat(stream.map(author -> author.name + author.books.size()).toList())
                    .isEqualTo(queries.list(authors).stream()
                            .map(author -> author.name + author.books.size())
                            .toList());
        }
        try (Stream<Author> none =
                few.stream(session -> session.createSelectionQuery("from Author where id = 99", Author.class))) {
            assertThat(none).isEmpty();
        }
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Optional<String>>>> answers = new ArrayList<>();
            for (int number = 0; number < 80; number++) {
                String isbn = Integer.toString(1 + number % 4);
                answers.add(threads.submit(() -> queries
                        .list(session -> session.createSelectionQuery("from Book b where b.isbn = :isbn", Book.class)
                                .setParameter("isbn", isbn))
                        .stream()
                        .map(book -> Optional.of(book.isbn))
                        .toList()));
            }
            for (int number = 0; number < 80; number++) {
                assertThat(answers.get(number).get()).containsExactly(Optional.of(Integer.toString(1 + number % 4)));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void givesEntitiesDetached() {
        List<Book> books = queries.list(session ->
                session.createSelectionQuery("from Book b left join fetch b.author order by b.isbn", Book.class));
        assertThat(books.get(0).author).isSameAs(books.get(1).author);
        assertThat(library.factory().getPersistenceUnitUtil().isLoaded(books.get(0), "author"))
                .isTrue();
        assertThat(library.factory().getPersistenceUnitUtil().isLoaded(books.get(0), "genres"))
                .isFalse();
    }
}
