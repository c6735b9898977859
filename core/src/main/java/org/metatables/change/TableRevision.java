package org.metatables.change;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of what the catalog says about a table: the definition, contract and fingerprint, the names, labels, description,
 * protection, and who owns row and DDL. Whether the table is usable comes and goes, and is no revision.
 *
 * @param uid the table
 * @param revision the revision that the change made, from 1; a deletion is one more than the last
 * @param kind what was done to the row
 * @param changed the columns of the catalog that changed, ordered by name; empty for a row that was made or deleted
 * @param earlier what these columns said before, as JSON has it; one that said nothing has no entry. Of a deleted row all that it said
 * @param at when
 * @param by the login that made the change
 * @param command the command that made it, such as {@code update}; empty where somebody wrote SQL
 * @param runUid the migration that made it, if one did
 */
public record TableRevision(
        UUID uid,
        long revision,
        Kind kind,
        List<String> changed,
        Map<String, Object> earlier,
        Instant at,
        String by,
        Optional<String> command,
        Optional<UUID> runUid) {

    public TableRevision {
        changed = List.copyOf(changed);
        earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
    }

    /** What was done to the row. */
    public enum Kind {
        CREATED,
        CHANGED,
        DELETED
    }
}
