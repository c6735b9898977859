package org.metatables.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;

/** Writes the rows of candidates that are new or say something else than before, in one round trip. */
final class RowsStatement {

    private static final String SQL = SqlResource.read(RowsStatement.class, "write-rows.sql");

    private final List<Candidate> candidates;
    private final Map<PhysicalName, ProvenTable> proven;
    private final Set<PhysicalName> created;

    RowsStatement(List<Candidate> candidates, Map<PhysicalName, ProvenTable> proven, Set<PhysicalName> created) {
        this.candidates = candidates;
        this.proven = proven;
        this.created = created;
    }

    /** What became of each candidate, in their order. */
    List<Registration> send(Connection transaction) throws SQLException {
        Map<List<Object>, Registration> written = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(SQL)) {
            statement.setString(1, RequestedRows.json(candidates, proven));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Registration registration = registration(row);
                    written.put(
                            List.of(row.getObject("data_source_uid", UUID.class), registration.name()), registration);
                }
            }
        }
        List<Registration> registrations = new ArrayList<>();
        for (Candidate candidate : candidates) {
            registrations.add(written.get(List.of(candidate.request().dataSourceUid(), candidate.name())));
        }
        return List.copyOf(registrations);
    }

    private Registration registration(ResultSet row) throws SQLException {
        PhysicalName name = new PhysicalName(row.getString("physical_schema"), row.getString("physical_table_name"));
        return new Registration(
                row.getObject("uid", UUID.class),
                name,
                RegistrationAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                created.contains(name),
                ProvisioningStatus.ofWireName(row.getString("status")),
                proven.get(name).findings(),
                List.of());
    }
}
