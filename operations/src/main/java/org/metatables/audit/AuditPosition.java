package org.metatables.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in the order of the audit, and its text as a cursor. */
record AuditPosition(Instant at, UUID id) {

    private static final String SEPARATOR = "/";

    static AuditPosition of(AuditRecord row) {
        return new AuditPosition(row.at(), row.id());
    }

    /** @throws InvalidAuditCursorException if the text is not the cursor of a position */
    static AuditPosition ofCursor(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(SEPARATOR, -1);
            if (parts.length != 2) {
                throw new InvalidAuditCursorException();
            }
            return new AuditPosition(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAuditCursorException();
        }
    }

    String cursor() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, at) + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
