package org.metatables.naming;

import java.util.Locale;
import org.metatables.Problem;
import org.metatables.internal.HexDigest;

/**
 * The namespace of a provider's migrations, and the folder that its files live in.
 *
 * <p>The reference system has the same rules, byte for byte (1.7 of its specification).
 *
 * @param name the namespace as the project gave it; blank means the default one
 */
public record MigrationNamespace(String name) {

    private static final String DEFAULT = "default";
    private static final String DEFAULT_PREFIX = "migrations:versions";
    private static final int MAX_LENGTH = 48;

    /** The namespace as a folder name of at most 48 characters; a longer one is cut and marked with a digest. */
    public String slug() {
        String trimmed = name.strip();
        String slug =
                Identifiers.stripUnderscores(trimmed.toLowerCase(Locale.ROOT).replaceAll("[^0-9A-Za-z]+", "_"));
        if (slug.isEmpty()) {
            return DEFAULT;
        }
        if (slug.length() <= MAX_LENGTH) {
            return slug;
        }
        String digest = HexDigest.sha1(trimmed).substring(0, Identifiers.DIGEST_LENGTH);
        return Identifiers.headOf(slug, MAX_LENGTH - Identifiers.MARKER_LENGTH) + "_" + digest;
    }

    /** The folder below {@code migrations:versions}. */
    public String location() {
        return location(DEFAULT_PREFIX);
    }

    /**
     * The folder below another one.
     *
     * @throws InvalidNameException if the prefix is blank
     */
    public String location(String prefix) {
        String base = prefix.strip().replaceAll("/+$", "");
        if (base.isEmpty()) {
            throw new InvalidNameException(Problem.of("The location of migrations has a blank prefix.")
                    .remedy("Name a package or a folder, such as " + DEFAULT_PREFIX + "."));
        }
        return base + "/" + slug();
    }
}
