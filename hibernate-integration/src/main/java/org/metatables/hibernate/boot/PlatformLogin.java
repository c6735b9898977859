package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.settings.MetaTablesSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** The login that may write the catalog, where the application's own may not. */
final class PlatformLogin {

    private final String user;
    private final String password;

    private PlatformLogin(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** The login of the settings {@code metatables.startup.user} and {@code .password}, if there is one. */
    static Optional<PlatformLogin> of(MetaTablesSettings settings) {
        return settings.get(MetaTablesSettings.STARTUP_USER)
                .map(user -> new PlatformLogin(
                        user, settings.get(MetaTablesSettings.STARTUP_PASSWORD).orElse("")));
    }

    /**
     * A connection of its own to the database of the application.
     *
     * @throws CatalogAccessException if the database refuses it
     */
    Connection connect(Connection application) {
        try {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(application.getMetaData().getURL());
            return database.getConnection(user, password);
        } catch (SQLException refused) {
            throw CatalogAccessException.of(
                    "connect as '" + user + "', the login of the setting " + MetaTablesSettings.STARTUP_USER, refused);
        }
    }
}
