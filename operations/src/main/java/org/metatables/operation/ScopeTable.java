package org.metatables.operation;

import java.util.Optional;
import java.util.UUID;

/**
 * A MetaTable that an operation touches.
 *
 * @param uid the uid of the catalog row
 * @param alias the name by which the text may write the table, in braces: {@code {account}}
 * @param access what the operation may do with the table
 * @param reservedPolicy what happens when the table is reserved; absent means {@link ReservedPolicy#REJECT}
 */
public record ScopeTable(UUID uid, Optional<String> alias, Access access, Optional<ReservedPolicy> reservedPolicy) {

    /** A table that is read. */
    public static ScopeTable read(UUID uid) {
        return new ScopeTable(uid, Optional.empty(), Access.READ, Optional.empty());
    }

    /** A table that is written, which includes reading it. */
    public static ScopeTable write(UUID uid) {
        return new ScopeTable(uid, Optional.empty(), Access.WRITE, Optional.empty());
    }

    /** The same table, which the text may write as {@code {alias}}. */
    public ScopeTable as(String newAlias) {
        return new ScopeTable(uid, Optional.of(newAlias), access, reservedPolicy);
    }

    /** The same table, usable while it is reserved. */
    public ScopeTable reconciling() {
        return new ScopeTable(uid, alias, access, Optional.of(ReservedPolicy.RECONCILE));
    }

    boolean acceptsReserved() {
        return reservedPolicy.filter(ReservedPolicy.RECONCILE::equals).isPresent();
    }
}
