package org.metatables;

import java.util.Optional;
import java.util.UUID;

/**
 * What went wrong, where, and what to do about it: the content of every {@link MetaTablesException}.
 *
 * <p>A problem never holds a secret or the value of a parameter.
 *
 * @param summary what is wrong, as one English sentence with its full stop
 * @param where the thing concerned in the reader's words, such as {@code entity Account, attribute region}
 * @param table the physical table, as {@code schema.name}
 * @param uid the catalog row
 * @param remedy what to do, as English sentences; empty only where nothing can be advised
 */
public record Problem(
        String summary, Optional<String> where, Optional<String> table, Optional<UUID> uid, String remedy) {

    public Problem {
        if (summary.isBlank()) {
            throw new IllegalArgumentException("A problem needs a summary.");
        }
    }

    /** A problem that so far says only what is wrong. */
    public static Problem of(String summary) {
        return new Problem(summary, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /** The same problem, located in the reader's words, such as {@code entity Account, attribute region}. */
    public Problem at(String place) {
        return new Problem(summary, Optional.of(place), table, uid, remedy);
    }

    /** The same problem, located at a physical table. */
    public Problem inTable(String schemaAndName) {
        return new Problem(summary, where, Optional.of(schemaAndName), uid, remedy);
    }

    /** The same problem, located at a catalog row. */
    public Problem withUid(UUID rowUid) {
        return new Problem(summary, where, table, Optional.of(rowUid), remedy);
    }

    /** The same problem with the advice what to do. */
    public Problem remedy(String advice) {
        return new Problem(summary, where, table, uid, advice);
    }

    /** The whole as one paragraph: summary, place, remedy. */
    public String message() {
        StringBuilder text = new StringBuilder(summary);
        where.ifPresent(place -> text.append(" At: ").append(place).append('.'));
        table.ifPresent(name -> text.append(" Table: ").append(name).append('.'));
        uid.ifPresent(row -> text.append(" Uid: ").append(row).append('.'));
        if (!remedy.isEmpty()) {
            text.append(summary.endsWith("\n") ? "" : " ").append(remedy);
        }
        return text.toString();
    }
}
