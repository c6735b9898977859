package org.metatables.lifecycle;

import java.util.UUID;
import org.metatables.naming.PhysicalName;

/** Why a table cannot be reserved. */
public sealed interface Conflict {

    /** The table that was to be reserved. */
    PhysicalName table();

    /** The row that stands against it. */
    UUID otherUid();

    /** Who owns that row: a provider key, or the mode of a row that no provider owns. */
    String otherOwner();

    /** The whole as one English sentence. */
    String sentence();

    /**
     * The physical table has a row already, and somebody else owns it.
     *
     * @param owner the provider that wanted the table
     */
    record ForeignTable(PhysicalName table, String owner, UUID otherUid, String otherOwner) implements Conflict {

        @Override
        public String sentence() {
            return "The table %s belongs to '%s' (uid %s), not to '%s'.".formatted(table, otherOwner, otherUid, owner);
        }
    }

    /**
     * Another table has the logical identifier.
     *
     * @param namespace the namespace of the identifier
     * @param identifier what both want to be called
     * @param otherTable who is called so already
     */
    record DuplicateIdentifier(
            PhysicalName table,
            String namespace,
            String identifier,
            PhysicalName otherTable,
            UUID otherUid,
            String otherOwner)
            implements Conflict {

        @Override
        public String sentence() {
            return "The identifier '%s' of the table %s belongs in the namespace '%s' to the table %s of '%s' (uid %s)."
                    .formatted(identifier, table, namespace, otherTable, otherOwner, otherUid);
        }
    }
}
