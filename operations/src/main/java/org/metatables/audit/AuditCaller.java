package org.metatables.audit;

import java.util.Optional;

/**
 * Who executed an operation.
 *
 * @param principal the user
 * @param actingFor the user on whose behalf, where it was not its own
 * @param application the name of the application
 * @param login the login of the database
 */
public record AuditCaller(String principal, Optional<String> actingFor, String application, String login) {}
