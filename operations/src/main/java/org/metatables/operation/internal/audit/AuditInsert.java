package org.metatables.operation.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;
import org.metatables.operation.Access;

/** The statement that writes a row. Its login may insert no more than these columns, and read none. */
public final class AuditInsert {

    /** What is written of an operation, in this order. */
    static final String COLUMNS =
            "id, at, principal, acting_for, application, kind, tables, written, fingerprint, statement, parameters,"
                    + " parameter_values, outcome, net, reason, sqlstate, row_count, duration_us";

    /**
     * Fails where the row is there already, which is what a write wants that comes with it: a row for it that somebody else has
     * written says that nobody knows what became of the write, and must stay true.
     */
    public static final String SQL = "insert into metatables.audit (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::pg_catalog.jsonb, ?, ?, ?, ?, ?, ?)";

    /** Does nothing where the row is there already: a repetition, or a write of which nobody knew that it was committed. */
    static final String UNLESS_THERE = SQL + " on conflict do nothing";

    private AuditInsert() {}

    /** Binds a row to the statement, whose first place has this number. */
    static void bind(PreparedStatement statement, int first, AuditRecord row) throws SQLException {
        Places places = new Places(statement, first);
        AuditCaller caller = row.caller();
        AuditRequest request = row.request();
        AuditResult result = row.result();
        places.object(row.id());
        places.object(row.at().atOffset(ZoneOffset.UTC));
        places.text(caller.principal());
        places.text(caller.actingFor());
        places.text(Optional.of(caller.application()));
        places.text(Optional.of(request.kind().wireName()));
        places.array("uuid", List.copyOf(request.tables().keySet()));
        places.array("uuid", written(request.tables()));
        places.bytes(HexFormat.of().parseHex(request.fingerprint()));
        places.text(request.statement());
        places.array("text", request.parameters());
        places.text(request.parameterValues());
        places.text(Optional.of(result.outcome().wireName()));
        places.text(result.net().map(AuditNet::wireName));
        places.text(result.reason());
        places.text(result.sqlState());
        places.number(result.rows());
        places.number(micros(result.duration()));
    }

    static OptionalLong micros(Optional<Duration> duration) {
        return duration.map(time -> OptionalLong.of(TimeUnit.MICROSECONDS.convert(time)))
                .orElseGet(OptionalLong::empty);
    }

    /** The tables that are declared to be written. */
    static List<UUID> written(Map<UUID, Access> tables) {
        return tables.entrySet().stream()
                .filter(table -> table.getValue() == Access.WRITE)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The places of the statement, one after the other. */
    private static final class Places {

        private final PreparedStatement statement;
        private final Connection connection;
        private int next;

        Places(PreparedStatement statement, int first) throws SQLException {
            this.statement = statement;
            this.connection = statement.getConnection();
            this.next = first;
        }

        void object(Object value) throws SQLException {
            statement.setObject(next++, value);
        }

        void text(Optional<String> value) throws SQLException {
            if (value.isPresent()) {
                statement.setString(next++, value.get());
            } else {
                statement.setNull(next++, Types.VARCHAR);
            }
        }

        void array(String type, List<?> elements) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, elements.toArray()));
        }

        void bytes(byte[] value) throws SQLException {
            statement.setBytes(next++, value);
        }

        void number(OptionalLong value) throws SQLException {
            if (value.isPresent()) {
                statement.setLong(next++, value.getAsLong());
            } else {
                statement.setNull(next++, Types.BIGINT);
            }
        }
    }
}
