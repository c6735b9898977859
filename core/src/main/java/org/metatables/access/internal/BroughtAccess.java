package org.metatables.access.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.access.Grantee;
import org.metatables.access.InitialAccess;
import org.metatables.internal.SqlLiteral;

/** Parts of messages that enter what tables come with, so that it costs no round trip. */
public final class BroughtAccess {

    /** Enters what rows come with that are there, or were inserted earlier in the transaction. */
    public static final String ENTER = "select metatables.bring_access(?, ?, ?, ?, 'came with the migration');\n";

    private BroughtAccess() {}

    /**
     * Tells the trigger on {@code meta_table} what rows come with that are inserted later in the transaction; empty where that is nothing.
     * The names are part of the text: whoever registers need not have the right to {@code set_config}.
     */
    public static String announcement(InitialAccess access) {
        if (access.isEmpty()) {
            return "";
        }
        return """
                set local metatables.access.brought = 'on';
                set local metatables.access.creator = %s;
                set local metatables.access.viewers = %s;
                set local metatables.access.editors = %s;
                """.formatted(
                        SqlLiteral.of(access.creator().map(Grantee::toString).orElse("")),
                        array(access.viewers()),
                        array(access.editors()));
    }

    /**
     * Sets the parameters of {@link #ENTER}.
     *
     * @param first the number of the first one
     * @return the number of the place behind the last
     */
    public static int enter(
            Connection connection,
            PreparedStatement parameters,
            int first,
            Collection<UUID> tables,
            InitialAccess access)
            throws SQLException {
        parameters.setArray(first, connection.createArrayOf("uuid", tables.toArray()));
        parameters.setString(first + 1, access.creator().map(Grantee::toString).orElse(null));
        parameters.setArray(first + 2, connection.createArrayOf("text", names(access.viewers())));
        parameters.setArray(first + 3, connection.createArrayOf("text", names(access.editors())));
        return first + 4;
    }

    /** The names as an array of PostgreSQL's, as a literal. */
    private static String array(Set<Grantee> grantees) {
        return SqlLiteral.of(Arrays.stream(names(grantees))
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String[] names(Set<Grantee> grantees) {
        return grantees.stream().map(Grantee::toString).sorted().toArray(String[]::new);
    }
}
