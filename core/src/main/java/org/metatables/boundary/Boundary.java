package org.metatables.boundary;

import java.util.Locale;

/** How tight the boundary of governed operations is, which depends on who installs it. */
public enum Boundary {
    /**
     * No statement leaves the role of its scope. A superuser installs it: EXECUTE on {@code pg_catalog.set_config} is taken from PUBLIC
     * and given back to the logins that need it, {@code pg_dump}'s among them.
     */
    SEALED,

    /**
     * For a server without a superuser, as managed PostgreSQL is. A statement that the analysis let through by mistake could call {@code
     * set_config} to stand in the role of another scope of the same login. It cannot reach what no scope may reach.
     */
    COARSE;

    /** The name in scripts and settings: {@code sealed} or {@code coarse}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
