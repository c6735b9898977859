package org.metatables.operation.internal.execution;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.metatables.access.AccessRule;
import org.metatables.access.Effect;
import org.metatables.access.Grantee;
import org.metatables.access.Permission;
import org.metatables.access.TableAccess;

/** How what counts at a table is read together with its row. */
final class AccessColumns {

    private static final String OF_TABLE = """
            select pg_catalog.array_agg(pg_catalog.concat(e.effect, ' ', e.permission) order by e.grantee, e.effect, e.permission)
                     as rules,
                   pg_catalog.array_agg(e.grantee order by e.grantee, e.effect, e.permission) as grantees
              from metatables.access_in_force e
             where e.table_uid = %s.uid
            """;

    private AccessColumns() {}

    /**
     * A lateral subquery with the columns {@code rules} and {@code grantees}, which are read as {@code access_rules} and {@code
     * access_grantees}.
     *
     * @param table the alias of the row of the catalog
     */
    static String of(String table) {
        return OF_TABLE.formatted(table);
    }

    /** Reads the two columns of the current row. */
    static TableAccess read(ResultSet row) throws SQLException {
        Array rules = row.getArray("access_rules");
        if (rules == null) {
            return TableAccess.of(List.of());
        }
        String[] effects = (String[]) rules.getArray();
        String[] grantees = (String[]) row.getArray("access_grantees").getArray();
        List<AccessRule> read = new ArrayList<>();
        for (int rule = 0; rule < effects.length; rule++) {
            String[] words = effects[rule].split(" ");
            read.add(AccessRule.of(
                    Grantee.parse(grantees[rule]), Effect.ofWireName(words[0]), Permission.ofWireName(words[1])));
        }
        return TableAccess.of(read);
    }
}
