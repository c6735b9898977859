package org.metatables.operation.internal.audit;

import java.time.Duration;
import org.metatables.audit.AuditCaller;
import org.metatables.audit.AuditNet;
import org.metatables.audit.AuditRecord;
import org.metatables.audit.AuditResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log keeps what the database cannot: all of a row but the text and the values, which are never logged. */
final class UnwrittenRows {

    private static final Logger LOG = LoggerFactory.getLogger("org.metatables.audit");

    private UnwrittenRows() {}

    /** @param why why it is not in the database, as an English sentence */
    static void log(AuditRecord row, String why) {
        AuditCaller caller = row.caller();
        AuditResult result = row.result();
        LOG.error(
                "{} The row: id {}, at {}, principal {}, acting for {}, application {}, login {}, request {}, outcome {}, net {},"
                        + " SQLSTATE {}, rows {}, microseconds {}, reason {}",
                why,
                row.id(),
                row.at(),
                caller.principal().orElse("-"),
                caller.actingFor().orElse("-"),
                caller.application(),
                caller.login(),
                row.request(),
                result.outcome().wireName(),
                result.net().map(AuditNet::wireName).orElse("-"),
                result.sqlState().orElse("-"),
                result.rows().isPresent() ? result.rows().getAsLong() : "-",
                result.duration()
                        .map(Duration::toNanos)
                        .map(nanos -> nanos / 1_000)
                        .orElse(0L),
                result.reason().orElse("-"));
    }
}
