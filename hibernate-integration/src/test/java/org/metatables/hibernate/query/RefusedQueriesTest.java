package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.query.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.metatables.hibernate.query.library.Library.Author;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.hibernate.query.library.Library.Copy;
import org.metatables.hibernate.query.library.Library.Visitor;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationException;
import org.metatables.operation.OperationRefusedException;

/** What cannot be one governed statement is refused with the reason and the remedy, and nothing is cut silently. */
@ExtendWith(LibraryExtension.class)
class RefusedQueriesTest {

    private static LibraryDatabase library;
    private static GovernedQueries queries;

    @BeforeAll
    static void open(LibraryDatabase shared) {
        library = shared;
        queries = library.queries();
    }

    private static <R> Selection<R> hql(String hql, Class<R> type) {
        return session -> session.createSelectionQuery(hql, type);
    }

    @Test
    void namesTheEagerAssociationThatIsNotFetched() {
        assertThatThrownBy(() -> queries.compile(hql("from Copy", Copy.class)))
                .isInstanceOf(SeveralStatementsException.class)
                .hasMessageContaining("Library$Copy, attribute shelf")
                .hasMessageContaining("join fetch");
    }

    @Test
    void namesTheEagerAssociationOfAnEntityThatIsSelectedBesideOthers() {
        assertThatThrownBy(() -> queries.list(hql("select b.title, c from Copy c join c.id.book b", Object[].class)))
                .isInstanceOf(SeveralStatementsException.class)
                .hasMessageContaining("attribute shelf");
    }

    @Test
    void letsEagerAssociationsBeThatTheQueryFetchesOrDoesNotSelect() {
        assertThat(queries.list(hql("from Copy c left join fetch c.shelf", Copy.class)))
                .hasSize(3);
        assertThat(queries.list(hql("select c.remark from Copy c", String.class)))
                .hasSize(3);
    }

    @Test
    void namesTheEntityThatIsNoMetaTable() {
        assertThatThrownBy(() -> queries.compile(hql("select v.id from Visitor v", Long.class)))
                .isInstanceOf(UngovernedEntityException.class)
                .hasMessageContaining(Visitor.class.getName())
                .hasMessageContaining("@MetaTable");
        assertThatThrownBy(() -> queries.list(
                        hql("from Book b where b.isbn in (select v.reads.isbn from Visitor v)", Book.class)))
                .isInstanceOf(UngovernedEntityException.class);
    }

    @Test
    void doesNotPageInMemory() {
        assertThatThrownBy(() -> queries.page(
                        hql("from Author a left join fetch a.books order by a.id", Author.class), Page.first(1)))
                .isInstanceOf(SeveralStatementsException.class)
                .hasMessageContaining("in memory");
    }

    @Test
    void doesNotCutWhatIsTooMuch() {
        GovernedQueries few = queries.withMaxRows(3);
        assertThatThrownBy(() -> few.list(hql("from Book", Book.class)))
                .isInstanceOf(TooManyRowsException.class)
                .hasMessageContaining("more than 3 rows");
        assertThat(few.list(hql("from Book order by isbn limit 3", Book.class))).hasSize(3);
    }

    @Test
    void leavesTheLastWordToTheServer() {
        assertThatThrownBy(() -> queries.list(session ->
                        session.createNativeQuery("select b.* from lib__book b, pg_catalog.pg_authid", Book.class)))
                .isInstanceOf(OperationException.class);
        assertThatThrownBy(() -> queries.list(session ->
                        session.createNativeQuery("select b.* from lib__book b where pg_sleep(1) is null", Book.class)))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("pg_sleep");
        assertThatThrownBy(() -> queries.list(
                        session -> session.createNativeQuery("select b.* from lib__book b; select 1", Book.class)))
                .isInstanceOf(InvalidStatementException.class);
    }

    @Test
    void refusesLocks() {
        assertThatThrownBy(() -> queries.list(session -> session.createSelectionQuery("from Book", Book.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)))
                .isInstanceOf(UnsupportedQueryException.class)
                .hasMessageContaining("locks rows");
    }

    @Test
    void refusesAQueryThatWritesWhereOneThatReadsIsExpected() {
        assertThatThrownBy(() -> queries.list(session -> session.createNativeQuery(
                                "with gone as (delete from lib__copy returning *) select count(*) as n from gone",
                                Object.class)
                        .addScalar("n", Long.class)))
                .isInstanceOf(UnsupportedQueryException.class)
                .hasMessageContaining("writes");
        assertThat(queries.list(hql("select count(*) from Copy", Long.class))).containsExactly(3L);
    }

    @Test
    void runsNothingWhileTheQueryIsMade() {
        assertThatThrownBy(() -> queries.list(session -> {
                    session.find(Book.class, "1");
                    return session.createSelectionQuery("from Book", Book.class);
                }))
                .isInstanceOf(UnsupportedQueryException.class)
                .hasMessageContaining("while the query was made");
    }

    @Test
    void refusesADeletionThatIsPartlyAnUpdate() {
        String before = library.content();
        for (Mutation mutation : List.<Mutation>of(
                session -> session.createMutationQuery("delete from Loan where reader = 'Ann'"),
                session -> session.createMutationQuery("delete from Loan"))) {
            assertThatThrownBy(() -> queries.execute(mutation))
                    .isInstanceOf(SeveralStatementsException.class)
                    .hasMessageContaining("Hibernate would run 2 statements for the query, which could be done in part")
                    .hasMessageContaining("queries of their own");
        }
        assertThat(library.content()).isEqualTo(before);
    }

    @Test
    void refusesAnInsertionThatDrawsFromASequenceOfItsOwn() {
        assertThatThrownBy(() -> queries.execute(
                        session -> session.createMutationQuery("insert into Loan (reader) values ('Eve')")))
                .isInstanceOf(SeveralStatementsException.class)
                .hasMessageContaining("identifiers of your own");
        assertThatThrownBy(() -> queries.execute(
                        session -> session.createMutationQuery("insert into Loan (reader) select name from Author")))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("nextval takes the name of a sequence that belongs to a table of the scope");
    }

    @Test
    void asksForTheTypesOfColumnsOfSql() {
        assertThatThrownBy(() ->
                        queries.list(session -> session.createNativeQuery("select title from lib__book", String.class)))
                .isInstanceOf(UnsupportedQueryException.class)
                .hasMessageContaining("addScalar");
    }
}
