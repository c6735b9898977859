package org.metatables.hibernate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.hibernate.query.library.Library.Author;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.hibernate.query.library.LibraryData;
import org.metatables.hibernate.query.library.Values;

/** Each query gives under governance what Hibernate gives for it on the same rows, unloaded associations included. */
@ExtendWith(LibraryExtension.class)
class SameAsHibernateTest {

    private static LibraryDatabase library;
    private static GovernedQueries queries;

    @BeforeAll
    static void open(LibraryDatabase shared) {
        library = shared;
        queries = library.queries();
    }

    record Priced(String title, BigDecimal price) {}

    private static <R> void same(Selection<R> selection) {
        String governed = Dump.of(queries.list(selection));
        try (Session session = library.factory().openSession()) {
            List<R> own = selection.createQuery(session).getResultList();
            assertThat(governed).isEqualTo(Dump.of(own));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from Author order by id",
                "from Author a join fetch a.tags order by a.id, a.name",
                "from Author a left join fetch a.books order by a.id",
                "from Author a left join fetch a.aliases order by a.id",
                "from Author a left join fetch a.prizes order by a.id",
                "from Author a left join fetch a.addresses order by a.id",
                "from Author a where a.home.city = 'Portland'",
                "from Author a where a.bio is not null order by a.id",
                "from Author a where 'classic' member of a.tags order by a.id",
                "from Author a where a.books is empty",
                "from Author a where size(a.books) > 1",
                "from Author a where exists (select 1 from Book b where b.author = a and b.price < 6)",
                "select a.name, count(b), sum(b.price) from Author a left join a.books b group by a.name order by a.name",
                "select a.nameLength from Author a order by a.id",
                "select index(p), value(p) from Author a join a.prizes p order by index(p)",
                "select a.home from Author a where a.home is not null order by a.id",
                "from Book order by isbn",
                "from Book b join fetch b.author order by b.isbn",
                "from Book b left join fetch b.author a left join fetch a.tags order by b.isbn",
                "from Book b left join fetch b.genres order by b.isbn",
                "from Book b where b.author.name = 'Christie'",
                "select b.author from Book b where b.isbn = '1'",
                "select b, a from Book b join b.author a order by b.isbn",
                "select distinct a.home.city from Book b join b.author a order by 1",
                "select new map(b.title as title, b.price as price) from Book b order by b.isbn",
                "select new list(b.title, b.published) from Book b order by b.isbn",
                "select b.title, row_number() over (partition by b.author.id order by b.price) from Book b order by b.isbn",
                "select b.isbn, case when b.price > 6 then 'dear' else 'cheap' end from Book b order by b.isbn",
                "select upper(b.title) || '!', length(b.title), substring(b.title, 1, 3) from Book b order by b.isbn",
                "select b.price * 2, b.price / 3, -b.price, cast(b.price as Integer) from Book b order by b.isbn",
                "select extract(year from b.published), b.published + 1 day from Book b order by b.isbn",
                "select coalesce(a.home.city, 'nowhere') from Author a order by a.id",
                "select b.title from Book b where b.title like '%of%' or b.title ilike 'the%' order by b.isbn",
                "select b.title from Book b where b.price between 4 and 8 order by b.isbn",
                "select b.title from Book b where b.isbn in ('1', '3') order by b.isbn",
                "select b.title from Book b where b.published > {d '1962-01-01'} order by b.isbn",
                "select b.title from Book b order by b.price desc nulls last limit 2 offset 1",
                "select b.title from Book b order by b.price fetch first 2 rows only",
                "select b.title from Book b where b.price > all (select o.price from Book o where o.isbn <> b.isbn)",
                "select b.title from Book b where b.isbn = '1' union all select a.name from Author a where a.id = 2",
                "with cheap as (select b.isbn as isbn, b.title as title from Book b where b.price < 6)"
                        + " select c.title from cheap c order by c.isbn",
                "select a.name, b.title from Author a join lateral (select o.title as title from Book o"
                        + " where o.author = a order by o.price limit 1) b order by a.name",
                "select avg(b.price), min(b.published), max(b.version), count(*) from Book b",
                "select b.author.id, listagg(b.title, ', ') within group (order by b.isbn) from Book b"
                        + " group by b.author.id having count(*) > 0 order by 1",
                "from Genre order by code",
                "from Copy c left join fetch c.shelf order by c.id.book.isbn, c.id.number",
                "select c.id.number, c.remark from Copy c where c.shelf.order = 10 order by 1",
                "select s.order from Shelf s",
                "from Person order by id",
                "from Employee order by id",
                "from Manager",
                "select p.name, type(p) from Person p order by p.id",
                "select treat(p as Manager).department from Person p where type(p) = Manager",
                "select e.boss.name from Employee e",
                "from Employee e left join fetch e.boss order by e.id",
                "from Animal order by id",
                "from Dog",
                "select c.lives from Cat c",
                "from Payment order by id",
                "select p.amount from Payment p order by p.id",
                "from CashPayment",
                "from Values order by id",
                "select v.uuid, v.address, v.interval, v.duration from Values v order by v.id",
                "select v.native_, v.named, v.ordinal, v.pence, v.yesNo from Values v order by v.id",
                "select v.map, v.document from Values v order by v.id",
                "select v.document.title, v.document.pages, v.document.colour from Values v order by v.id",
                "select v.texts, v.numbers, v.uuids, v.dates, v.colours, v.instants from Values v order by v.id",
                "select array_length(v.numbers), v.numbers[1], array_slice(v.numbers, 1, 2) from Values v order by v.id",
                "select v.text, 'a ? b :c {d}', \"it's\" from Values v where v.id = 1",
                "select v.instant, v.dateTime, v.date, v.time, v.offsetDateTime from Values v order by v.id",
                "select v.pence from Values v where v.id = 1 and v.number / 2 > 7L and v.dbl < 1.5e0",
            })
    void ofText(String hql) {
        same(session -> session.createSelectionQuery(hql, Object.class));
    }

    static Stream<Arguments> bound() {
        Values one = LibraryData.values(1);
        return Stream.of(
                arguments("flag", one.flag),
                arguments("boxedFlag", one.boxedFlag),
                arguments("tiny", one.tiny),
                arguments("small", one.small),
                arguments("number", one.number),
                arguments("large", one.large),
                arguments("real", one.real),
                arguments("dbl", one.dbl),
                arguments("bigInteger", one.bigInteger),
                arguments("decimal", one.decimal),
                arguments("character", one.character),
                arguments("text", one.text),
                arguments("year", one.year),
                arguments("currency", one.currency),
                arguments("locale", one.locale),
                arguments("named", one.named),
                arguments("ordinal", one.ordinal),
                arguments("native_", one.native_),
                arguments("yesNo", one.yesNo),
                arguments("pence", one.pence),
                arguments("bytes", one.bytes),
                arguments("uuid", one.uuid),
                arguments("address", one.address),
                arguments("date", one.date),
                arguments("time", one.time),
                arguments("offsetTime", one.offsetTime),
                arguments("dateTime", one.dateTime),
                arguments("instant", one.instant),
                arguments("offsetDateTime", one.offsetDateTime),
                arguments("zonedDateTime", one.zonedDateTime),
                arguments("withColumn", one.withColumn),
                arguments("normalized", one.normalized),
                arguments("timestamp", one.timestamp),
                arguments("sqlDate", one.sqlDate),
                arguments("sqlTime", one.sqlTime),
                arguments("duration", one.duration),
                arguments("interval", one.interval),
                arguments("texts", one.texts),
                arguments("numbers", one.numbers),
                arguments("uuids", one.uuids),
                arguments("dates", one.dates),
                arguments("colours", one.colours),
                arguments("instants", one.instants));
    }

    @ParameterizedTest
    @MethodSource("bound")
    void ofAParameterOfEachType(String attribute, Object value) {
        Selection<Long> found = session -> session.createSelectionQuery(
                        "select v.id from Values v where v." + attribute + " = :value order by v.id", Long.class)
                .setParameter("value", value);
        same(found);
        assertThat(queries.list(found)).contains(1L).doesNotContain(2L);
    }

    @ParameterizedTest
    @MethodSource("bound")
    void ofANullOfEachType(String attribute, Object value) {
        same(session -> session.createSelectionQuery(
                        "select v.id from Values v where v." + attribute + " is not distinct from :value order by v.id",
                        Long.class)
                .setParameter("value", null));
    }

    static Stream<Arguments> made() {
        return Stream.of(
                kind(
                        "a list of values",
                        s -> s.createSelectionQuery(
                                        "select b.title from Book b where b.isbn in (:some) order by b.isbn",
                                        String.class)
                                .setParameterList("some", List.of("1", "2", "9"))),
                kind(
                        "an empty list of values",
                        s -> s.createSelectionQuery("select b.title from Book b where b.isbn in (:some)", String.class)
                                .setParameterList("some", List.of())),
                kind(
                        "an entity as a parameter",
                        s -> s.createSelectionQuery("from Book b where b.author = :author order by b.isbn", Book.class)
                                .setParameter("author", s.getReference(Author.class, 1L))),
                kind(
                        "an embeddable as a parameter",
                        s -> s.createSelectionQuery("select a.id from Author a where a.home = :home", Long.class)
                                .setParameter(
                                        "home",
                                        new org.metatables.hibernate.query.library.Library.Address(
                                                "zip of Torquay", "Torquay"))),
                kind(
                        "positions",
                        s -> s.createSelectionQuery("select ?2, b.isbn from Book b where b.isbn = ?1", Object[].class)
                                .setParameter(1, "1")
                                .setParameter(2, 5L)),
                kind(
                        "a parameter in two places",
                        s -> s.createSelectionQuery(
                                        "select b.isbn from Book b where :p is null or b.isbn = :p", String.class)
                                .setParameter("p", "1")),
                kind(
                        "tuples",
                        s -> s.createSelectionQuery(
                                "select b.title as title, b.price as price from Book b order by b.isbn",
                                jakarta.persistence.Tuple.class)),
                kind(
                        "records",
                        s -> s.createSelectionQuery("select title, price from Book order by isbn", Priced.class)),
                kind(
                        "maps",
                        s -> s.createSelectionQuery(
                                "select title as t, price as p from Book order by isbn", Map.class)),
                kind(
                        "a named query",
                        s -> s.createNamedSelectionQuery("Book.cheap", Book.class)
                                .setParameter("limit", new BigDecimal("8"))),
                kind(
                        "a limit and an offset",
                        s -> s.createSelectionQuery("from Book order by isbn", Book.class)
                                .setFirstResult(1)
                                .setMaxResults(2)),
                kind("a filter", s -> {
                    s.enableFilter("city").setParameter("name", "Torquay");
                    return s.createSelectionQuery("from Author", Author.class);
                }),
                kind("an entity graph", s -> {
                    var graph = s.createEntityGraph(Book.class);
                    graph.addAttributeNode("author");
                    return s.createSelectionQuery("from Book order by isbn", graph);
                }),
                kind(
                        "SQL for an entity",
                        s -> s.createNativeQuery(
                                        "select * from lib__book b where b.price > :least order by isbn", Book.class)
                                .setParameter("least", new BigDecimal("6"))),
                kind(
                        "SQL with typed columns",
                        s -> s.createNativeQuery(
                                        "select title as t, price as p, ' ? ' as q from lib__book where isbn = ?1 /* ? */",
                                        Object[].class)
                                .addScalar("t", String.class)
                                .addScalar("p", BigDecimal.class)
                                .setParameter(1, "1")),
                kind(
                        "a comment",
                        s -> s.createSelectionQuery("select isbn from Book order by isbn", String.class)
                                .setComment("what? :why {when}")),
                kind(
                        "a transformation",
                        s -> s.createSelectionQuery("select title from Book order by isbn", String.class)
                                .setTupleTransformer((row, names) -> "<" + row[0] + ">")));
    }

    private static <R> Arguments kind(String what, Function<Session, SelectionQuery<R>> query) {
        Selection<R> selection = query::apply;
        return arguments(what, selection);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void made(String what, Selection<?> selection) {
        same(selection);
    }
}
