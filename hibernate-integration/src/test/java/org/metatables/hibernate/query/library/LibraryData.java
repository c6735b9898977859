package org.metatables.hibernate.query.library;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.metatables.hibernate.query.library.Library.Address;
import org.metatables.hibernate.query.library.Library.Author;
import org.metatables.hibernate.query.library.Library.Book;
import org.metatables.hibernate.query.library.Library.Copy;
import org.metatables.hibernate.query.library.Library.CopyId;
import org.metatables.hibernate.query.library.Library.Genre;
import org.metatables.hibernate.query.library.Library.Loan;
import org.metatables.hibernate.query.library.Library.Shelf;
import org.metatables.hibernate.query.library.Library.Visitor;
import org.metatables.hibernate.query.library.People.CardPayment;
import org.metatables.hibernate.query.library.People.CashPayment;
import org.metatables.hibernate.query.library.People.Cat;
import org.metatables.hibernate.query.library.People.Dog;
import org.metatables.hibernate.query.library.People.Employee;
import org.metatables.hibernate.query.library.People.Manager;
import org.metatables.hibernate.query.library.People.Person;
import org.metatables.hibernate.query.library.Values.Colour;

/** What the library holds. */
public final class LibraryData {

    private LibraryData() {}

    public static void insert(Session session) {
        books(session);
        people(session);
        session.persist(values(1));
        Values empty = new Values();
        empty.id = 2;
        empty.character = 'x';
        session.persist(empty);
        session.persist(values(3));
    }

    private static void books(Session session) {
        Genre fantasy = genre(session, "F", "Fantasy");
        Genre crime = genre(session, "C", "Crime");
        Genre gone = genre(session, "G", "Gone");
        Shelf open = shelf(session, 1, 10, false);
        Shelf closed = shelf(session, 2, 20, true);
        Author le = author(session, 1, "Le Guin", "Portland", "Wrote of Earthsea.");
        le.tags.addAll(List.of("classic", "sf"));
        le.aliases.addAll(List.of("Ursula", "UKL"));
        le.prizes.putAll(Map.of("Hugo", 1970, "Nebula", 1969));
        le.addresses.addAll(List.of(new Address("97201", "Portland"), new Address("94701", "Berkeley")));
        Author christie = author(session, 2, "Christie", "Torquay", null);
        christie.tags.add("classic");
        author(session, 3, "O'Brien ? :x", null, "Wrote nothing.");
        Book earthsea = book(session, "1", "A Wizard of Earthsea", "7.50", le, fantasy, gone);
        book(session, "2", "The Dispossessed", "9.00", le, fantasy);
        Book styles = book(session, "3", "The Mysterious Affair at Styles", "5.25", christie, crime, fantasy);
        book(session, "4", "Beowulf", "3.00", null);
        copy(session, earthsea, 1, open, "torn");
        copy(session, earthsea, 2, closed, null);
        copy(session, styles, 1, null, "new");
        Loan loan = new Loan();
        loan.reader = "Ann";
        loan.stamps.addAll(List.of("May", "June"));
        session.persist(loan);
        Visitor visitor = new Visitor();
        visitor.id = 1L;
        visitor.reads = earthsea;
        session.persist(visitor);
        session.flush();
        session.clear();
        session.remove(session.find(Genre.class, gone.code));
    }

    private static Genre genre(Session session, String code, String label) {
        Genre genre = new Genre();
        genre.code = code;
        genre.label = label;
        session.persist(genre);
        return genre;
    }

    private static Shelf shelf(Session session, long id, int order, boolean closed) {
        Shelf shelf = new Shelf();
        shelf.id = id;
        shelf.order = order;
        shelf.closed = closed;
        session.persist(shelf);
        return shelf;
    }

    private static Author author(Session session, long id, String name, String city, String bio) {
        Author author = new Author();
        author.id = id;
        author.name = name;
        author.home = city == null ? null : new Address("zip of " + city, city);
        author.bio = bio;
        session.persist(author);
        return author;
    }

    private static Book book(Session session, String isbn, String title, String price, Author author, Genre... genres) {
        Book book = new Book();
        book.isbn = isbn;
        book.title = title;
        book.price = new BigDecimal(price);
        book.published = LocalDate.of(1960 + Integer.parseInt(isbn), 3, 31);
        book.author = author;
        book.genres.addAll(Arrays.asList(genres));
        session.persist(book);
        return book;
    }

    private static void copy(Session session, Book book, int number, Shelf shelf, String remark) {
        Copy copy = new Copy();
        copy.id = new CopyId();
        copy.id.book = book;
        copy.id.number = number;
        copy.shelf = shelf;
        copy.remark = remark;
        session.persist(copy);
    }

    private static void people(Session session) {
        named(session, new Person(), 1, "Ann");
        Manager boss = new Manager();
        boss.department = "Lending";
        boss.salary = new BigDecimal("90.00");
        named(session, boss, 2, "Bob");
        Employee clerk = new Employee();
        clerk.salary = new BigDecimal("40.00");
        clerk.boss = boss;
        named(session, clerk, 3, "Cid");
        Dog dog = new Dog();
        dog.id = 1L;
        dog.name = "Rex";
        dog.barks = 7;
        session.persist(dog);
        Cat cat = new Cat();
        cat.id = 2L;
        cat.name = "Tom";
        cat.lives = 9;
        session.persist(cat);
        CardPayment card = new CardPayment();
        card.id = 1L;
        card.amount = new BigDecimal("10.00");
        card.card = "4711";
        session.persist(card);
        CashPayment cash = new CashPayment();
        cash.id = 2L;
        cash.amount = new BigDecimal("20.00");
        cash.till = "A";
        session.persist(cash);
    }

    private static void named(Session session, Person person, long id, String name) {
        person.id = id;
        person.name = name;
        session.persist(person);
    }

    /** A value of every type, which depends on the number. */
    public static Values values(int number) {
        Values values = new Values();
        values.id = number;
        values.flag = true;
        values.boxedFlag = false;
        values.tiny = (byte) -number;
        values.small = (short) (300 + number);
        values.number = Integer.MAX_VALUE - number;
        values.large = Long.MIN_VALUE + number;
        values.real = 0.1f + number;
        values.dbl = 1e-300 * number;
        values.bigInteger = BigInteger.TEN.pow(18).add(BigInteger.valueOf(number));
        values.decimal = new BigDecimal("12345678901234.567890");
        values.character = 'ü';
        values.text = "it's \"quoted\" \\ ? :p1 {x} $1 %s\n\uD83D\uDE00";
        values.fixed = "ab";
        values.year = Year.of(1999 + number);
        values.currency = Currency.getInstance("EUR");
        values.locale = Locale.CANADA_FRENCH;
        values.named = Colour.GREEN;
        values.ordinal = Colour.BLUE;
        values.native_ = Colour.RED;
        values.yesNo = true;
        values.pence = new BigDecimal("12.34");
        values.bytes = new byte[] {0, 1, -1, (byte) number};
        values.uuid = new UUID(number, 42);
        values.address = address();
        times(values, number);
        values.texts = new String[] {"a", null, "b,\"c\"", ""};
        values.numbers = new int[] {number, -1, 0};
        values.uuids = new UUID[] {new UUID(1, number)};
        values.dates = List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1, 1, 1));
        values.colours = new Colour[] {Colour.RED, Colour.BLUE};
        values.instants = new Instant[] {Instant.parse("2024-02-29T12:30:00.123456Z")};
        values.map = Map.of("key", "value", "number", 1.5, "list", List.of(1, 2));
        values.document = new Values.Document();
        values.document.title = "Title";
        values.document.pages = number;
        values.document.colour = Colour.GREEN;
        return values;
    }

    private static void times(Values values, int number) {
        values.date = LocalDate.of(2024, 2, 29);
        values.time = LocalTime.of(23, 59, number);
        values.offsetTime = OffsetTime.of(12, 30, number, 0, ZoneOffset.ofHours(5));
        values.dateTime = LocalDateTime.of(2024, 3, 31, 2, 30, number, 123_456_000);
        values.instant = Instant.parse("2024-02-29T12:30:00.123456Z");
        values.offsetDateTime = OffsetDateTime.of(2024, 6, 1, 12, 0, number, 0, ZoneOffset.ofHoursMinutes(5, 30));
        values.zonedDateTime = values.dateTime.atZone(ZoneId.of("Asia/Tokyo"));
        values.withColumn = values.offsetDateTime;
        values.normalized = values.offsetDateTime;
        values.timestamp = java.sql.Timestamp.valueOf("2024-01-01 10:11:12.5");
        values.sqlDate = java.sql.Date.valueOf("2023-12-31");
        values.sqlTime = java.sql.Time.valueOf("08:09:10");
        values.duration = Duration.ofSeconds(90, 5);
        values.interval = Duration.ofDays(3).plusSeconds(3_723 + number).plusMillis(500);
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
