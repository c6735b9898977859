package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Interceptor;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.annotations.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.stat.Statistics;
import org.hibernate.type.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.metatables.annotations.MetaTable;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.hibernate.query.library.Library.Shelf;
import org.metatables.hibernate.testing.Boot;
import org.metatables.operation.Operation;
import org.metatables.settings.MetaTablesSettings;

/** What of an application's factory goes for governed queries, too, and what does not. */
@ExtendWith(LibraryExtension.class)
class FactorySettingsTest {

    private static final List<String> INSPECTED = new ArrayList<>();
    private static final List<Object> INTERCEPTED = new ArrayList<>();
    private static final List<Object> LOADED = new ArrayList<>();

    private static LibraryDatabase library;
    private static SessionFactory factory;
    private static GovernedQueries queries;

    @BeforeAll
    static void open(LibraryDatabase shared) {
        library = shared;
        StatementInspector inspector = sql -> {
            INSPECTED.add(sql);
            return sql + " /* inspected */";
        };
        factory = library.another(LibraryDatabase.boot()
                .with("hibernate.generate_statistics", "true")
                .with("hibernate.session_factory.statement_inspector", inspector)
                .with("hibernate.session_factory.interceptor", new Interception())
                .with("hibernate.cache.use_second_level_cache", "true")
                .with("hibernate.cache.use_query_cache", "true")
                .with("hibernate.cache.region.factory_class", new MapRegions()));
        factory.unwrap(SessionFactoryImplementor.class)
                .getEventListenerRegistry()
                .appendListeners(EventType.POST_LOAD, (PostLoadEventListener) FactorySettingsTest::loaded);
        queries = GovernedQueries.of(factory, library.operations());
    }

    private static void loaded(PostLoadEvent event) {
        LOADED.add(event.getEntity());
    }

    @BeforeEach
    void forget() {
        factory.getCache().evictAllRegions();
        factory.getStatistics().clear();
        INSPECTED.clear();
        INTERCEPTED.clear();
        LOADED.clear();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    private static final Selection<Book> BOOKS = session ->
            session.createSelectionQuery("from Book order by isbn", Book.class).setCacheable(true);

    @Test
    void statisticsCountTheSessionAndTheQuery() {
        queries.list(BOOKS);

        Statistics statistics = factory.getStatistics();
        assertThat(statistics.getSessionOpenCount()).isEqualTo(1);
        assertThat(statistics.getSessionCloseCount()).isEqualTo(1);
        assertThat(statistics.getQueryExecutionCount()).isEqualTo(1);
        assertThat(statistics.getEntityLoadCount()).isEqualTo(4);
    }

    @Test
    void whatTheStatementInspectorMakesOfAStatementIsTheOperation() {
        Operation operation = queries.compile(BOOKS);

        assertThat(INSPECTED).singleElement().asString().startsWith("select");
        assertThat(operation.statement().sql()).endsWith("/* inspected */");
        assertThat(queries.list(BOOKS)).hasSize(4);
    }

    @Test
    void listenersSeeTheEntitiesAndInterceptorsNothing() {
        List<Book> books = queries.list(BOOKS);
        queries.execute(session -> session.createMutationQuery("update Shelf set order = 1 where id = 99"));

        assertThat(LOADED).containsExactlyElementsOf(books);
        assertThat(INTERCEPTED).isEmpty();
    }

    @Test
    void cachesAreNeitherReadNorFilled() {
        queries.list(BOOKS);
        assertThat(factory.getCache().containsEntity(Book.class, "1")).isFalse();

        factory.inSession(session -> BOOKS.createQuery(session).getResultList());
        assertThat(factory.getCache().containsEntity(Book.class, "1")).isTrue();
        factory.getStatistics().clear();
        try {
            GovernedQueries.of(library.factory(), library.operations())
                    .execute(session -> session.createMutationQuery("update Book set title = 'changed'"));

            assertThat(queries.list(BOOKS)).extracting(book -> book.title).containsOnly("changed");
        } finally {
            library.restore();
        }
        assertThat(factory.getStatistics().getQueryCacheHitCount()).isZero();
        assertThat(factory.getStatistics().getQueryCachePutCount()).isZero();
        assertThat(factory.getStatistics().getSecondLevelCacheHitCount()).isZero();
    }

    @Test
    void aWriteEvictsWhatItMayTouchAlsoWhereItIsOnlyCompiled() {
        factory.inSession(session -> session.find(Shelf.class, 1L));
        factory.inSession(session -> session.find(Book.class, "1"));

        queries.compileMutation(session -> session.createMutationQuery("update Shelf set order = 1 where id = 99"));

        assertThat(factory.getCache().containsEntity(Shelf.class, 1L)).isFalse();
        assertThat(factory.getCache().containsEntity(Book.class, "1")).isTrue();
    }

    @Test
    void theTenantIsThatOfTheApplication() {
        AtomicReference<String> tenant = new AtomicReference<>("Beowulf");
        try (SessionFactory tenants = library.another(Boot.of(Edition.class)
                .with(MetaTablesSettings.PROJECT, "lib")
                .with(MetaTablesSettings.STARTUP_ADDITIVE, "ignore")
                .with(MetaTablesSettings.STARTUP_BREAKING, "ignore")
                .with("hibernate.tenant_identifier_resolver", new Tenants(tenant)))) {
            GovernedQueries governed = GovernedQueries.of(tenants, library.operations());
            Selection<String> isbns = session -> session.createSelectionQuery("select isbn from Edition", String.class);

            assertThat(governed.list(isbns)).containsExactly("4");
            tenant.set("The Dispossessed");
            assertThat(governed.list(isbns)).containsExactly("2");
            assertThat(governed.compileMutation(
                                    session -> session.createMutationQuery("delete from Edition where isbn = '4'"))
                            .statement()
                            .sql())
                    .contains("title");
        }
    }

    /** The books, each of which is the tenant of its title. */
    @Entity(name = "Edition")
    @Table(name = "book")
    @MetaTable(identifier = "Book")
    static class Edition {
        @Id
        String isbn;

        @TenantId
        String title;
    }

    private record Tenants(AtomicReference<String> current) implements CurrentTenantIdentifierResolver<String> {

        @Override
        public String resolveCurrentTenantIdentifier() {
            return current.get();
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }

    private static final class Interception implements Interceptor {

        @Override
        public boolean onLoad(Object entity, Object id, Object[] state, String[] names, Type[] types) {
            return INTERCEPTED.add(entity);
        }

        @Override
        public void afterTransactionBegin(Transaction transaction) {
            INTERCEPTED.add(transaction);
        }
    }
}
