package org.metatables.examples.accounts;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is, and the passwords of its logins.
 *
 * @param url the JDBC URL
 * @param passwords the password of each login, as {@code <login>.password}
 */
record DatabaseAccess(String url, Properties passwords) {

    /** Reads the file that the goal {@code metatables:database} writes. */
    static DatabaseAccess read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new DatabaseAccess(properties.getProperty("url"), properties);
    }

    String passwordOf(String login) {
        return passwords.getProperty(login + ".password");
    }

    DataSource dataSource(String login) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(url);
        dataSource.setUser(login);
        dataSource.setPassword(passwordOf(login));
        return dataSource;
    }
}
