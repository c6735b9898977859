package org.metatables.access;

/**
 * What may be done with a MetaTable.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">PostgreSQL's privileges</a>, which are granted to roles and
 *     not to principals
 */
public enum Permission {
    /** Its rows may be read, and that it exists may be known. */
    VIEW,
    /** Its rows may be written, and read, too. */
    EDIT;

    /** Whether whoever has this permission has the other one, too. */
    public boolean includes(Permission other) {
        return compareTo(other) >= 0;
    }

    /** The name in the catalog: {@code view} or {@code edit}. */
    public String wireName() {
        return this == VIEW ? "view" : "edit";
    }

    /**
     * The permission of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Permission ofWireName(String name) {
        for (Permission permission : values()) {
            if (permission.wireName().equals(name)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("There is no permission '" + name + "'.");
    }
}
