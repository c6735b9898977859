package org.metatables.datasource;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.metatables.Problem;

/**
 * A data source as the catalog knows it.
 *
 * <p>Only {@value #DEFAULT} has a physical database, the one that holds the catalog. Others can be named, and tables in them
 * registered, so that people find them; whatever needs the tables themselves is refused there.
 *
 * @param uid its identity, stable for ever
 * @param name its name; {@value #DEFAULT} is the database that holds the catalog
 * @param accessMode whether it may be read and written
 * @param capabilities what may be done in it
 */
public record DataSourceRow(UUID uid, String name, StorageAccessMode accessMode, Set<Capability> capabilities) {

    /** The name of the data source that the catalog is installed with. */
    public static final String DEFAULT = "default";

    private static final int LONGEST_NAME = 63;

    /** @throws InvalidDataSourceException if the name is blank, too long, or has blanks around it or a control character in it */
    public DataSourceRow {
        requireName(name);
        EnumSet<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(capabilities);
        capabilities = Collections.unmodifiableSet(copy);
    }

    /** Whether a database stands behind it that MetaTables reaches. */
    public boolean hasPhysicalDatabase() {
        return name.equals(DEFAULT);
    }

    /** Whether the capability may be used: nothing stands against it, neither the access mode nor the lack of a database. */
    public boolean allows(Capability capability) {
        return capabilities.contains(capability)
                && accessMode.allows(capability)
                && (hasPhysicalDatabase() || capability == Capability.TABLE_REGISTRATION);
    }

    /**
     * Makes sure that the capability may be used.
     *
     * @return this
     * @throws AccessModeException if the data source is disabled, or must be read only
     * @throws MissingCapabilityException if it lacks the capability
     * @throws NoPhysicalDatabaseException if the capability needs a database, and there is none
     */
    public DataSourceRow require(Capability capability) {
        if (!accessMode.allows(capability)) {
            throw new AccessModeException(this, capability);
        }
        if (!capabilities.contains(capability)) {
            throw new MissingCapabilityException(this, capability);
        }
        if (!allows(capability)) {
            throw new NoPhysicalDatabaseException(this, capability);
        }
        return this;
    }

    static void requireName(String name) {
        if (name.isEmpty()
                || !name.equals(name.strip())
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidDataSourceException(Problem.of("The name of the data source is not usable.")
                    .remedy("Give it 1 to " + LONGEST_NAME
                            + " characters, without blanks around them and without control characters."));
        }
    }
}
