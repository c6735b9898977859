package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class ExternalServerTest {

    private static Properties properties(TestDatabase database, String password) {
        Properties properties = new Properties();
        properties.setProperty("db.url", database.jdbcUrl());
        properties.setProperty("db.username", database.username());
        properties.setProperty("db.password", password);
        return properties;
    }

    @Test
    void isTheServerThatThePropertiesName(TestDatabase database) throws Exception {
        PostgresServer server = ExternalServer.of(properties(database, database.password()));

        assertThat(server.setting("server_version")).startsWith("17.");
        assertThat(server).hasToString("postgres at " + database.jdbcUrl().replace("/" + database.name(), ""));
    }

    @Test
    void namesTheMissingProperty(TestDatabase database) {
        Properties properties = properties(database, "");

        assertThatThrownBy(() -> ExternalServer.of(properties)).hasMessageContaining("-Ddb.password");
    }
}
