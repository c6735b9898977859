package org.metatables.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who changed what is granted, when, and why.
 *
 * @param at when
 * @param login the login of the database that made the change
 * @param principal the name of the user in whose name it did so, where it said so
 * @param reason why, in the words of who made it
 */
public record Change(Instant at, String login, Optional<String> principal, String reason) {

    /** Such as {@code since 2026-11-22T10:15:30Z by ada (login platform): joined the team}. */
    @Override
    public String toString() {
        return "since " + at + " by "
                + principal.map(user -> user + " (login " + login + ")").orElse("the login " + login) + ": " + reason;
    }
}
