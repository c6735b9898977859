package org.metatables.lifecycle;

import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;

/** Tables lack rows in the catalog, and the login that starts the application may not write them. Nothing was written. */
public final class RegistrationDeniedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    RegistrationDeniedException(String login, Collection<PhysicalName> missing, SQLException cause) {
        super(
                Problem.of("The login '" + login + "' may not write the catalog, so "
                                + (missing.size() == 1 ? "a table" : missing.size() + " tables")
                                + " could not be registered: "
                                + missing.stream()
                                        .sorted()
                                        .map(PhysicalName::toString)
                                        .collect(Collectors.joining(", "))
                                + ". Nothing was written.")
                        .remedy("Run the migration, which registers them: mvn liquibase:update. Or name the login that"
                                + " owns the catalog with the settings " + MetaTablesSettings.STARTUP_USER + " and "
                                + MetaTablesSettings.STARTUP_PASSWORD + ". Or let that login run: grant insert on"
                                + " metatables.meta_table to " + PhysicalName.quote(login) + "."),
                cause);
    }
}
