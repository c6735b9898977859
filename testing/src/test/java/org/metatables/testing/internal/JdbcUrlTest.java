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
}
