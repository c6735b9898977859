package org.metatables.testing.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metatables.testing.TestDatabaseException;

/**
 * A JDBC URL of PostgreSQL, taken apart at the name of the database.
 *
 * @param server everything before the name of the database, without the slash
 * @param database the name of the database
 * @param parameters the connection parameters with their question mark, or nothing
 * @see <a href="https://jdbc.postgresql.org/documentation/use/#connecting-to-the-database">pgjdbc: connecting to the database</a>
 */
public record JdbcUrl(String server, String database, String parameters) {

    private static final Pattern SHAPE = Pattern.compile("(jdbc:postgresql://[^/?]+)/([^/?]+)(\\?.*)?");

    /** A database on a host, without parameters. */
    public static JdbcUrl of(String host, int port, String database) {
        return new JdbcUrl("jdbc:postgresql://" + host + ":" + port, database, "");
    }

    /** Takes a URL apart. It must name a host and a database. */
    public static JdbcUrl parse(String url) {
        Matcher matcher = SHAPE.matcher(url);
        if (!matcher.matches()) {
            throw new TestDatabaseException(
                    "The URL of the test database must look like jdbc:postgresql://host:port/database, with a host and a database.");
        }
        String parameters = matcher.group(3);
        return new JdbcUrl(matcher.group(1), matcher.group(2), parameters == null ? "" : parameters);
    }

    /** The same server and parameters with another database. */
    public JdbcUrl withDatabase(String name) {
        return new JdbcUrl(server, name, parameters);
    }

    @Override
    public String toString() {
        return server + "/" + database + parameters;
    }
}
