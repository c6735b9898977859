package org.metatables.access.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.metatables.access.Grantee;
import org.metatables.access.Principal;
import org.metatables.access.Visibility;
import org.metatables.catalog.internal.RowCondition;

/**
 * The rows that a principal may view, in SQL.
 *
 * @see org.metatables.access.TableAccess which decides the same for a single table
 */
public record VisibleRows(Principal principal, Visibility byDefault) implements RowCondition {

    private static final String SQL = """
            not exists (
              select from metatables.access_in_force denied
              where denied.table_uid = m.uid and denied.grantee = any (?) and denied.effect = 'denied'
                and denied.permission = 'view')
            and (?::boolean or exists (
              select from metatables.access_in_force given
              where given.table_uid = m.uid and given.grantee = any (?) and given.effect <> 'denied'))
            """;

    @Override
    public String condition() {
        return SQL;
    }

    @Override
    public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        Array grantees = connection.createArrayOf(
                "text", principal.grantees().stream().map(Grantee::toString).toArray());
        statement.setArray(first, grantees);
        statement.setBoolean(first + 1, byDefault != Visibility.CLOSED);
        statement.setArray(first + 2, grantees);
        return first + 3;
    }
}
