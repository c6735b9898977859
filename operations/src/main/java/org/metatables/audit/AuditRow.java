package org.metatables.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;

/** Reads a row of the audit. */
final class AuditRow {

    static final String COLUMNS = """
            a.id, a.at, a.login, a.principal, a.acting_for, a.application, a.kind, a.tables, a.written,
              pg_catalog.encode(a.fingerprint, 'hex') as fingerprint, a.statement, a.parameters, a.parameter_values, a.outcome,
              a.net, a.reason, a.sqlstate, a.row_count, a.duration_us
            """;

    private AuditRow() {}

    static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditCaller(
                        Optional.ofNullable(row.getString("principal")),
                        Optional.ofNullable(row.getString("acting_for")),
                        row.getString("application"),
                        row.getString("login")),
                request(row),
                result(row));
    }

    private static AuditRequest request(ResultSet row) throws SQLException {
        return new AuditRequest(
                OperationKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                tables(row),
                row.getString("fingerprint"),
                Optional.ofNullable(row.getString("statement")),
                List.of((String[]) row.getArray("parameters").getArray()),
                Optional.ofNullable(row.getString("parameter_values")));
    }

    private static Map<UUID, Access> tables(ResultSet row) throws SQLException {
        Set<UUID> written = Set.of((UUID[]) row.getArray("written").getArray());
        Map<UUID, Access> tables = new LinkedHashMap<>();
        Arrays.stream((UUID[]) row.getArray("tables").getArray())
                .forEach(uid -> tables.put(uid, written.contains(uid) ? Access.WRITE : Access.READ));
        return tables;
    }

    private static AuditResult result(ResultSet row) throws SQLException {
        OptionalLong micros = number(row, "duration_us");
        return new AuditResult(
                AuditOutcome.ofWireName(row.getString("outcome")),
                Optional.ofNullable(row.getString("net")).map(AuditNet::ofWireName),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("sqlstate")),
                number(row, "row_count"),
                micros.isPresent()
                        ? Optional.of(Duration.of(micros.getAsLong(), ChronoUnit.MICROS))
                        : Optional.empty());
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
