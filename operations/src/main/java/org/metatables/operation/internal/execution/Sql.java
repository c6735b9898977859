package org.metatables.operation.internal.execution;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an error of the database says that holds no value. */
final class Sql {

    private Sql() {}

    /** The SQLSTATE of an error, in words for a message. */
    static String state(@Nullable Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof SQLException known && known.getSQLState() != null) {
                return "SQLSTATE " + known.getSQLState();
            }
        }
        return "no SQLSTATE";
    }
}
