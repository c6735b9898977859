package org.metatables.audit;

import java.util.Optional;

/**
 * Who executed an operation.
 *
 * @param principal the user; empty where nobody was known to act, and the operation was refused for it
 * @param actingFor the user on whose behalf, where it was not its own
 * @param application the name of the application
 * @param login the login of the database
 */
public record AuditCaller(Optional<String> principal, Optional<String> actingFor, String application, String login) {

    /** Nobody who is known. */
    public static AuditCaller nobody(String application, String login) {
        return new AuditCaller(Optional.empty(), Optional.empty(), application, login);
    }

    /** This user, through the same application. */
    public AuditCaller named(String user, Optional<String> onBehalfOf) {
        return new AuditCaller(Optional.of(user), onBehalfOf, application, login);
    }
}
