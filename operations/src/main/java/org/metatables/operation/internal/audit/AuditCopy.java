package org.metatables.operation.internal.audit;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditRequest;
import org.metatables.audit.AuditResult;
import org.metatables.internal.CopyLine;
import org.postgresql.PGConnection;

/**
 * Writes many rows at once with {@code COPY}, which costs either side a fraction of what insertions do. It knows no rows that are there
 * already: then nothing is written.
 */
final class AuditCopy {

    private static final String COPY = "copy metatables.audit (" + AuditInsert.COLUMNS + ") from stdin";
    private static final int USUAL_LENGTH = 300;

    private final StringBuilder lines;
    private boolean isFirst;

    private AuditCopy(int rows) {
        lines = new StringBuilder(rows * USUAL_LENGTH);
    }

    /** Writes rows; all of them or none. */
    static void write(Connection connection, List<AuditRecord> rows) throws SQLException {
        AuditCopy copy = new AuditCopy(rows.size());
        rows.forEach(copy::append);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(copy.lines.toString()));
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory cannot fail to be read.", impossible);
        }
    }

    private void append(AuditRecord row) {
        isFirst = true;
        AuditCaller caller = row.caller();
        AuditRequest request = row.request();
        AuditResult result = row.result();
        plain(row.id().toString());
        plain(time(row.at()));
        text(caller.principal());
        text(caller.actingFor());
        text(Optional.of(caller.application()));
        plain(request.kind().wireName());
        uuids(request.tables().keySet());
        uuids(AuditInsert.written(request.tables()));
        plain("\\\\x" + request.fingerprint());
        text(request.statement());
        texts(request.parameters());
        text(request.parameterValues());
        plain(result.outcome().wireName());
        text(result.net().map(AuditNet::wireName));
        text(result.reason());
        text(result.sqlState());
        number(result.rows());
        number(AuditInsert.micros(result.duration()));
        lines.append('\n');
    }

    private static String time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private void text(Optional<String> value) {
        separate();
        if (value.isPresent()) {
            CopyLine.append(lines, value.get());
        } else {
            lines.append(CopyLine.NULL);
        }
    }

    private void number(OptionalLong value) {
        plain(value.isPresent() ? Long.toString(value.getAsLong()) : CopyLine.NULL);
    }

    private void uuids(Collection<UUID> uuids) {
        plain("{");
        String separator = "";
        for (UUID uuid : uuids) {
            lines.append(separator).append(uuid);
            separator = ",";
        }
        lines.append('}');
    }

    private void texts(List<String> texts) {
        plain("{");
        for (int i = 0; i < texts.size(); i++) {
            lines.append(i == 0 ? "\"" : ",\"");
            CopyLine.append(lines, texts.get(i).replace("\\", "\\\\").replace("\"", "\\\""));
            lines.append('"');
        }
        lines.append('}');
    }

    /** A text in which no character means something to the format. */
    private void plain(String text) {
        separate();
        lines.append(text);
    }

    private void separate() {
        if (!isFirst) {
            lines.append('\t');
        }
        isFirst = false;
    }
}
