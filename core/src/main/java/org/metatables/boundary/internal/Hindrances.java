package org.metatables.boundary.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.metatables.boundary.Hindrance;
import org.metatables.internal.SqlResource;

/** Finds what stands in the way of operations. */
public final class Hindrances {

    /**
     * A subquery on a row {@code d} with uid, physical_schema, physical_table_name, relation, relkind and relrowsecurity of a MetaTable,
     * whose column {@code hindrances} holds texts for {@link Hindrance#parse}.
     */
    public static final String OF_A_ROW = SqlResource.read(Hindrances.class, "hindrances.sql");

    private static final String REPORT = SqlResource.read(Hindrances.class, "reported-hindrances.sql");

    private Hindrances() {}

    /**
     * A query for those of many MetaTables that have their roles, in rows for {@link #read(ResultSet)}.
     *
     * @param uids an SQL expression: an array of uids
     */
    public static String of(String uids) {
        return REPORT.replace("${uids}", uids);
    }

    /** Those of MetaTables, in one round trip; a table that none stands against has no entry. */
    public static Map<UUID, List<Hindrance>> read(Connection connection, Collection<UUID> tables) throws SQLException {
        if (tables.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(of("?"))) {
            statement.setArray(1, connection.createArrayOf("uuid", tables.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    /** Reads what {@link #of} answers. */
    public static Map<UUID, List<Hindrance>> read(ResultSet rows) throws SQLException {
        Map<UUID, List<Hindrance>> hindrances = new HashMap<>();
        while (rows.next()) {
            hindrances.put(rows.getObject("uid", UUID.class), parse((String[])
                    rows.getArray("hindrances").getArray()));
        }
        return hindrances;
    }

    /** Those that the column {@code hindrances} of {@link #OF_A_ROW} holds. */
    public static List<Hindrance> parse(String[] texts) {
        return Arrays.stream(texts).map(Hindrance::parse).toList();
    }
}
