package org.metatables.operation.internal.execution;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.metatables.operation.internal.audit.AuditEntry;
import org.metatables.operation.internal.audit.AuditInsert;

/** The row of the audit that is committed with a write. */
record AuditOfWrite(AuditEntry entry) implements Accompaniment {

    @Override
    public String sql() {
        return AuditInsert.SQL;
    }

    @Override
    public void bind(PreparedStatement statement, int first) throws SQLException {
        entry.bind(statement, first);
    }
}
