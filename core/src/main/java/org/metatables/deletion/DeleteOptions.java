package org.metatables.deletion;

/**
 * How far a deletion goes. Without any option only the row of the table goes, if nothing protects it or depends on it.
 *
 * @param dropsTable whether the physical table goes, too; {@code full_delete_selected} on the wire
 * @param dependents what becomes of the governed tables that refer to the table
 * @param acceptsMissingTable whether a physical table that is to be dropped may be gone already; {@code delete_with_no_table}
 * @param overridesProtection whether a protected table is deleted, too, and one that a provider declares or migrates right now;
 *     {@code override_protection}
 */
public record DeleteOptions(
        boolean dropsTable, OfDependents dependents, boolean acceptsMissingTable, boolean overridesProtection) {

    /** Only the row, the table itself stays; refused where anything protects the table or depends on it. */
    public static DeleteOptions rowOnly() {
        return new DeleteOptions(false, OfDependents.REFUSE, false, false);
    }

    /** The options of the four flags on the wire. */
    public static DeleteOptions ofFlags(
            boolean fullDeleteSelected,
            boolean fullDeleteDownstreamTables,
            boolean deleteWithNoTable,
            boolean overrideProtection) {
        return new DeleteOptions(
                fullDeleteSelected,
                fullDeleteDownstreamTables ? OfDependents.DELETE : OfDependents.REFUSE,
                deleteWithNoTable,
                overrideProtection);
    }

    /**
     * Also, the physical table goes, in the same transaction; only of tables that the catalog itself made. Sequences and enum types
     * that were declared apart from the table stay.
     */
    public DeleteOptions droppingTheTable() {
        return new DeleteOptions(true, dependents, acceptsMissingTable, overridesProtection);
    }

    /** Also, the governed tables that refer to it go in the same way, and those that refer to them. */
    public DeleteOptions withDependents() {
        return new DeleteOptions(dropsTable, OfDependents.DELETE, acceptsMissingTable, overridesProtection);
    }

    /** Also, tables that refer to it are no obstacle, as long as the physical table stays. */
    public DeleteOptions leavingDependents() {
        return new DeleteOptions(dropsTable, OfDependents.LEAVE, acceptsMissingTable, overridesProtection);
    }

    /** Also, a physical table that is to be dropped may be gone already. */
    public DeleteOptions evenWithoutTable() {
        return new DeleteOptions(dropsTable, dependents, true, overridesProtection);
    }

    /** Also, protection is no obstacle, nor is a provider that declares the table or migrates it right now. */
    public DeleteOptions overridingProtection() {
        return new DeleteOptions(dropsTable, dependents, acceptsMissingTable, true);
    }

    /** What becomes of the governed tables that refer to a table. */
    public enum OfDependents {
        /** They are an obstacle. */
        REFUSE,

        /** They go, too; {@code full_delete_downstream_tables} on the wire. */
        DELETE,

        /** They stay, with foreign keys to a table that is governed no more. */
        LEAVE
    }
}
