package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.restriction.Restriction;
import org.hibernate.query.specification.MutationSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.hibernate.query.library.Values.Colour;
import org.metatables.operation.Access;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationKind;

/** A query that writes leaves the rows that Hibernate would leave, and counts as Hibernate counts. */
@ExtendWith(LibraryExtension.class)
class WritingQueriesTest {

    private static LibraryDatabase library;
    private static GovernedQueries queries;

    @BeforeAll
    static void open(LibraryDatabase shared) {
        library = shared;
        queries = library.queries();
    }

    private static Mutation hql(String hql) {
        return session -> session.createMutationQuery(hql);
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                arguments("an update", OperationKind.UPDATE, hql("update Book set price = price + 1 where price < 8")),
                arguments("a versioned update", OperationKind.UPDATE, hql("update versioned Book set title = 'x'")),
                arguments(
                        "an update of an embeddable",
                        OperationKind.UPDATE,
                        hql("update Author a set a.home.city = 'Here'")),
                arguments(
                        "an update of a secondary table",
                        OperationKind.UPSERT,
                        hql("update Author a set a.bio = 'new' where a.id = 1")),
                arguments(
                        "an update by a subquery",
                        OperationKind.UPDATE,
                        hql("update Book b set b.title = 'y' where b.author.id in"
                                + " (select a.id from Author a where a.name like 'C%')")),
                arguments(
                        "an update of a joined subclass",
                        OperationKind.UPDATE,
                        hql("update Manager m set m.department = 'd', m.name = 'n'")),
                arguments("an update of a single table", OperationKind.UPDATE, hql("update Cat set lives = lives - 1")),
                arguments(
                        "an update of tables by class", OperationKind.UPDATE, hql("update CardPayment set amount = 0")),
                arguments("an update of values", OperationKind.UPDATE, (Mutation)
                        session -> session.createMutationQuery(
                                        "update Values v set v.native_ = :colour, v.uuid = :uuid, v.instant = :at, v.pence = :pence,"
                                                + " v.map = :map, v.texts = :texts, v.text = :none where v.id = 3")
                                .setParameter("colour", Colour.BLUE)
                                .setParameter("uuid", new UUID(7, 7))
                                .setParameter("at", Instant.EPOCH)
                                .setParameter("pence", new BigDecimal("0.05"))
                                .setParameter("map", Map.of("a", "b"))
                                .setParameter("texts", new String[] {"é"})
                                .setParameter("none", null)),
                arguments("a soft deletion", OperationKind.UPDATE, hql("delete from Genre where code = 'F'")),
                arguments("a deletion", OperationKind.DELETE, hql("delete from Copy where remark = 'new'")),
                arguments(
                        "a deletion with its collections",
                        OperationKind.DELETE,
                        hql("delete from Book where isbn = '4'")),
                arguments(
                        "a deletion with collections and a secondary table",
                        OperationKind.DELETE,
                        hql("delete from Author where id = 3")),
                arguments(
                        "a deletion of joined subclasses",
                        OperationKind.DELETE,
                        hql("delete from Person where id in (1, 3)")),
                arguments("a deletion of a subclass", OperationKind.DELETE, hql("delete from Dog")),
                arguments(
                        "a deletion in tables by class",
                        OperationKind.DELETE,
                        hql("delete from Payment where amount > 5")),
                arguments(
                        "an insertion",
                        OperationKind.INSERT,
                        hql("insert into Shelf (id, order, closed) values (8, 1, false), (9, 2, true)")),
                arguments(
                        "an insertion of what is selected",
                        OperationKind.INSERT,
                        hql("insert into Shelf (id, order, closed)"
                                + " select a.id + 100, a.nameLength, false from Author a where a.bio is not null")),
                arguments(
                        "an insertion of a joined subclass",
                        OperationKind.INSERT,
                        hql("insert into Employee (id, name, salary) values (9, 'Dan', 1)")),
                arguments(
                        "an insertion that does nothing twice",
                        OperationKind.INSERT,
                        hql("insert into Shelf (id, order, closed)" + " values (1, 77, false) on conflict do nothing")),
                arguments(
                        "an insertion or update",
                        OperationKind.UPSERT,
                        hql("insert into Shelf (id, order, closed) values (1, 77, false)"
                                + " on conflict (id) do update set order = excluded.order")),
                arguments("a criteria update", OperationKind.UPDATE, (Mutation) session -> {
                    var update = session.getCriteriaBuilder().createCriteriaUpdate(Book.class);
                    var book = update.from(Book.class);
                    update.set(book.get("title"), "z").where(book.get("isbn").equalTo("2"));
                    return session.createMutationQuery(update);
                }),
                arguments("a criteria deletion", OperationKind.DELETE, (Mutation) session -> {
                    var delete = session.getCriteriaBuilder().createCriteriaDelete(Book.class);
                    delete.where(delete.from(Book.class).get("isbn").equalTo("4"));
                    return session.createMutationQuery(delete);
                }),
                arguments("a criteria insertion", OperationKind.INSERT, (Mutation) session -> {
                    var builder = session.getCriteriaBuilder();
                    var insert = builder.createCriteriaInsertValues(
                            org.metatables.hibernate.query.library.Library.Shelf.class);
                    insert.setInsertionTargetPaths(
                            insert.getTarget().get("id"),
                            insert.getTarget().get("order"),
                            insert.getTarget().get("closed"));
                    insert.values(builder.values(builder.value(7L), builder.value(1), builder.value(false)));
                    return session.createMutationQuery(insert);
                }),
                arguments("a specification", OperationKind.DELETE, (Mutation)
                        MutationSpecification.create(Book.class, "delete from Book")
                                .restrict(Restriction.equal(attribute("isbn"), "4"))::createQuery));
    }

    @SuppressWarnings("unchecked")
    private static jakarta.persistence.metamodel.SingularAttribute<? super Book, String> attribute(String name) {
        return (jakarta.persistence.metamodel.SingularAttribute<? super Book, String>)
                library.factory().getMetamodel().entity(Book.class).getSingularAttribute(name, String.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void writesWhatHibernateWrites(String what, OperationKind kind, Mutation mutation) {
        Operation operation = queries.compileMutation(mutation);
        assertThat(operation.kind()).isEqualTo(kind);
        assertThat(operation.scope().tables()).anyMatch(table -> table.access() == Access.WRITE);
        String expected = asHibernateDoes(mutation);
        String before = library.content();
        try {
            assertThat(queries.execute(mutation) + library.content()).isEqualTo(expected);
        } finally {
            library.restore();
        }
        assertThat(library.content()).isEqualTo(before);
    }

    /** The count and the rows that Hibernate leaves, which are then undone. */
    private static String asHibernateDoes(Mutation mutation) {
        try (Session session = library.factory().openSession()) {
            session.beginTransaction();
            int count = mutation.createQuery(session).executeUpdate();
            String content = session.doReturningWork(library::content);
            session.getTransaction().rollback();
            return count + content;
        }
    }
}
