package org.metatables.definition;

import java.nio.charset.StandardCharsets;
import org.metatables.Problem;
import org.metatables.naming.Identifiers;
import org.metatables.naming.ProjectPrefix;

/**
 * The names of the two tables in which Liquibase keeps what it has run, and who is running. Their schema is that of
 * Liquibase's own tables.
 *
 * @param table the change log, exactly as PostgreSQL stores the name
 * @param lockTable the lock, likewise
 */
public record ChangeLogNames(String table, String lockTable) {

    private static final String CHANGE_LOG = "databasechangelog";
    private static final String LOCK = "databasechangeloglock";

    /** @throws InvalidDefinitionException if a name is blank, longer than 63 bytes, or the same as the other */
    public ChangeLogNames {
        requireName("change-log table", table);
        requireName("lock table of the change log", lockTable);
        if (table.equals(lockTable)) {
            throw new InvalidDefinitionException(Problem.of("The change log and its lock have one name: " + table + ".")
                    .remedy("Name them differently."));
        }
    }

    /** The names that Liquibase uses where nothing else is configured, as PostgreSQL stores them. */
    public static ChangeLogNames ofLiquibase() {
        return new ChangeLogNames(CHANGE_LOG, LOCK);
    }

    /**
     * The names of a project: {@code <project>__databasechangelog} and {@code <project>__databasechangeloglock}.
     *
     * @throws org.metatables.naming.InvalidNameException if the project's name has no letter and no number, or leaves
     *     no room
     */
    public static ChangeLogNames ofProject(String project) {
        ProjectPrefix prefix = new ProjectPrefix(project);
        return new ChangeLogNames(prefix.apply(CHANGE_LOG), prefix.apply(LOCK));
    }

    /**
     * A change log of a name of one's own, and beside it the lock, which is named like it with {@code lock} at the end.
     *
     * @throws InvalidDefinitionException if the name is blank or leaves no room for the lock's
     */
    public static ChangeLogNames of(String table) {
        return new ChangeLogNames(table, table + "lock");
    }

    private static void requireName(String what, String name) {
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > Identifiers.MAX_LENGTH) {
            throw new InvalidDefinitionException(Problem.of("'" + name + "' cannot be the name of the " + what + ".")
                    .remedy("Choose a name of 1 to " + Identifiers.MAX_LENGTH + " bytes."));
        }
    }
}
