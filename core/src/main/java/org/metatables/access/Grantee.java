package org.metatables.access;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.internal.StorableText;

/**
 * To whom something is granted or denied: a user, or a team and thereby all its members.
 *
 * <p>Names are compared character by character: {@code ada} and {@code Ada} are two users.
 *
 * @param name the name, from 1 to {@value #MAX_NAME_LENGTH} characters, without control characters and without space at its ends
 */
public record Grantee(Kind kind, String name) {

    /** The most characters that a name can have. */
    public static final int MAX_NAME_LENGTH = 500;

    /** What a grantee is. */
    public enum Kind {
        /** One user. */
        USER("user:"),
        /** Everybody in a team. */
        TEAM("team:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** @throws InvalidPrincipalException if the name is blank, too long, or has characters that no name has */
    public Grantee {
        fault(name).ifPresent(fault -> {
            throw new InvalidPrincipalException(Problem.of(
                            "The name of a " + (kind == Kind.USER ? "user" : "team") + " " + fault + ".")
                    .remedy("Use the name by which the user or the team is known for good, such as a login or an id."));
        });
    }

    /** One user. */
    public static Grantee user(String name) {
        return new Grantee(Kind.USER, name);
    }

    /** Everybody in a team. */
    public static Grantee team(String name) {
        return new Grantee(Kind.TEAM, name);
    }

    /**
     * The grantee of a text such as {@code user:ada} or {@code team:risk}.
     *
     * @throws InvalidPrincipalException if it is neither, or the name is not usable
     */
    public static Grantee parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix)) {
                return new Grantee(kind, text.substring(kind.prefix.length()));
            }
        }
        throw new InvalidPrincipalException(
                Problem.of("A grantee is neither a user nor a team.").remedy("Write user:<name> or team:<name>."));
    }

    /** The form that {@link #parse} reads, in which the catalog keeps it. */
    @Override
    public String toString() {
        return kind.prefix + name;
    }

    private static Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of("is blank");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            return Optional.of("has " + name.length() + " characters; at most " + MAX_NAME_LENGTH + " are possible");
        }
        if (!name.strip().equals(name)) {
            return Optional.of("begins or ends with space");
        }
        Optional<String> unstorable = StorableText.fault(name);
        if (unstorable.isEmpty() && name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        return unstorable;
    }
}
