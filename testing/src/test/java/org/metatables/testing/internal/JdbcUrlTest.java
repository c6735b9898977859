package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.testing.TestDatabaseException;

class JdbcUrlTest {

    @Test
    void replacesTheDatabaseAndKeepsEverythingElse() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://db.example:5433/postgres?ssl=true&x=a/b")
                        .withDatabase("t"))
                .hasToString("jdbc:postgresql://db.example:5433/t?ssl=true&x=a/b");
        assertThat(JdbcUrl.parse("jdbc:postgresql://one,two:5433/postgres").withDatabase("t"))
                .hasToString("jdbc:postgresql://one,two:5433/t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql:db", "jdbc:postgresql://host/", "jdbc:mysql://host/db", "host"})
    void needsAHostAndADatabase(String url) {
        assertThatThrownBy(() -> JdbcUrl.parse(url))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("jdbc:postgresql://host:port/database");
    }

    @Test
    void isMadeOfAHostAPortAndADatabase() {
        assertThat(JdbcUrl.of("localhost", 5432, "postgres")).hasToString("jdbc:postgresql://localhost:5432/postgres");
        assertThat(JdbcUrl.of("localhost", 5432, "postgres"))
                .isEqualTo(JdbcUrl.parse("jdbc:postgresql://localhost:5432/postgres"));
    }

    @Test
    void takesApartServerDatabaseAndParameters() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://[::1]:5433/some%20name?currentSchema=a,b&options=-c%20x=y");

        assertThat(url.server()).isEqualTo("jdbc:postgresql://[::1]:5433");
        assertThat(url.database()).isEqualTo("some%20name");
        assertThat(url.parameters()).isEqualTo("?currentSchema=a,b&options=-c%20x=y");
    }

    @Test
    void hasNoParametersWhereNoneAreWritten() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://host/db").parameters()).isEmpty();
        assertThat(JdbcUrl.parse("jdbc:postgresql://host/db?")).hasToString("jdbc:postgresql://host/db?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql:///db",
                "jdbc:postgresql://host?user=a",
                "jdbc:postgresql://host/a/b",
                " jdbc:postgresql://host/db",
                "jdbc:postgresql://host:5432/?password=hunter2"
            })
    void doesNotRepeatAUrlThatItRefusesSinceItMayHoldAPassword(String url) {
        assertThatThrownBy(() -> JdbcUrl.parse(url))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
