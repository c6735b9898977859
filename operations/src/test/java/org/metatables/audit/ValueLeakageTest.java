package org.metatables.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metatables.operation.GovernedDatabase;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationBuilder;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;
import org.slf4j.LoggerFactory;

/** A secret, in whatever place of an operation, stands neither in the audit, nor in a log, nor in a message. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueLeakageTest {

    private static final String SECRET = "hunter4711";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private GovernedDatabase database;

    @BeforeAll
    void open(TestDatabase server) {
        database = new GovernedDatabase(server);
        database.addAccount(SECRET, "US");
        log.start();
        root().addAppender(log);
    }

    @AfterAll
    void close() {
        root().detachAppender(log);
        database.close();
    }

    static Stream<OperationBuilder> operations() {
        String literal = "'" + SECRET + "'";
        return Stream.of(
                Operation.select("select name from account where code = :code").parameter("code", SECRET),
                Operation.select("select name from account where code = " + literal),
                Operation.select("select name from account -- " + SECRET),
                Operation.select("select name from account where code = " + literal + " and 'open"),
                Operation.select("select name from account where visits = " + literal),
                Operation.select("select name from account where visits = " + literal + "::bigint"),
                Operation.select("select name from account where state = " + literal),
                Operation.select("select code::bigint from account"),
                Operation.select("select name from account where visits = :v").parameter("v", SECRET),
                Operation.select("select name from account where opened = :v").parameter("v", SECRET),
                Operation.select("select name from account where document @> :v")
                        .parameter("v", SECRET),
                Operation.select("select " + literal + " || from account"),
                Operation.select("select 1; select " + literal),
                Operation.select("select pg_sleep(0), " + literal),
                Operation.select("select to_tsvector(" + literal + ", name) from account"),
                Operation.select("select " + literal + "::regclass from account"),
                Operation.select("select now() at time zone " + literal + " from account"),
                Operation.select("select name from account where code = :a").parameter("b", SECRET));
    }

    static Stream<OperationBuilder> writes() {
        return Stream.of(
                Operation.insert("insert into account (code, name) values (:code, 'x')")
                        .parameter("code", SECRET),
                Operation.insert("insert into account (code, name) values ('" + SECRET + "', 'x')"),
                Operation.update("update account set name = :name").parameter("name", SECRET.repeat(3)),
                Operation.update("update account set balance = -1 where code = :code")
                        .parameter("code", SECRET),
                Operation.update("update account set visits = code::text::bigint"),
                Operation.update("update account set name = null where code = '" + SECRET + "'"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isKeptOutOfTheTracesOfAnOperation(OperationBuilder read) {
        Throwable thrown = catchThrowable(() -> database.execute(read.read(database.account())));
        assertThat(trace(thrown)).doesNotContain(SECRET);
        assertNoTrace();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void isKeptOutOfTheTracesOfAWrite(OperationBuilder write) {
        Throwable thrown = catchThrowable(() -> database.execute(write.write(database.account())));
        assertThat(trace(thrown)).isNotEmpty().doesNotContain(SECRET);
        assertNoTrace();
    }

    @Test
    void isKeptOutOfTheLogThatKeepsWhatTheDatabaseCannot() {
        database.sql("alter table metatables.audit add constraint none check (outcome <> 'refused') not valid");
        try {
            catchThrowable(() -> database.execute(Operation.select("select nothing, '" + SECRET + "' from account")
                    .read(database.account())));
        } finally {
            database.sql("alter table metatables.audit drop constraint none");
        }
        assertThat(messages())
                .anySatisfy(message -> assertThat(message)
                        .startsWith("The database does not take the row, SQLSTATE 23514.")
                        .contains(
                                "principal tester",
                                "outcome refused",
                                database.account().toString()));
        assertNoTrace();
    }

    private void assertNoTrace() {
        assertThat(database.one("select string_agg(a::text, ' ') from metatables.audit a"))
                .doesNotContain(SECRET);
        assertThat(messages()).noneMatch(message -> message.contains(SECRET));
    }

    private List<String> messages() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .collect(Collectors.toList());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
