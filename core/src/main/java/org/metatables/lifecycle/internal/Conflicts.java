package org.metatables.lifecycle.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.metatables.lifecycle.Conflict;
import org.metatables.lifecycle.ReservationRefusedException;
import org.metatables.naming.PhysicalName;

/** What {@code conflict.sql} found, row by row of the statement that it is a part of. */
final class Conflicts {

    private final String providerKey;
    private final List<Conflict> conflicts = new ArrayList<>();

    /** @param providerKey who wants the tables */
    Conflicts(String providerKey) {
        this.providerKey = providerKey;
    }

    /** Takes what a row says about a table. */
    void read(ResultSet row, PhysicalName table) throws SQLException {
        String kind = row.getString("conflict");
        if (kind != null) {
            conflicts.add(conflict(row, table, kind));
        }
    }

    /** @throws ReservationRefusedException if there was any */
    void requireNone() {
        if (!conflicts.isEmpty()) {
            throw ReservationRefusedException.of(conflicts);
        }
    }

    private Conflict conflict(ResultSet row, PhysicalName table, String kind) throws SQLException {
        UUID otherUid = row.getObject("other_uid", UUID.class);
        String otherOwner = row.getString("other_owner");
        if (kind.equals("foreign_table")) {
            return new Conflict.ForeignTable(table, providerKey, otherUid, otherOwner);
        }
        return new Conflict.DuplicateIdentifier(
                table,
                row.getString("namespace"),
                row.getString("identifier"),
                new PhysicalName(row.getString("other_schema"), row.getString("other_table")),
                otherUid,
                otherOwner);
    }
}
