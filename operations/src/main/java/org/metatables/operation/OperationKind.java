package org.metatables.operation;

import java.util.Locale;
import org.metatables.datasource.Capability;

/**
 * What an operation declares that it does. The server's own parse tree must agree.
 *
 * <p>{@code INSERT} and {@code UPSERT} both admit {@code ON CONFLICT}; {@code UPSERT} also admits the other ways to
 * write it: {@code MERGE} that inserts and updates, and an {@code UPDATE} beside the {@code INSERT}.
 */
public enum OperationKind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    UPSERT;

    /** Whether the operation may change rows. */
    public boolean writes() {
        return this != SELECT;
    }

    /** What the data source must be capable of. */
    public Capability capability() {
        return switch (this) {
            case SELECT -> Capability.COMPILED_SELECT;
            case INSERT -> Capability.COMPILED_INSERT;
            case UPDATE -> Capability.COMPILED_UPDATE;
            case DELETE -> Capability.COMPILED_DELETE;
            case UPSERT -> Capability.COMPILED_UPSERT;
        };
    }

    /** The word on the wire, such as {@code select}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
