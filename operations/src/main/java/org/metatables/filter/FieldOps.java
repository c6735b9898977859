package org.metatables.filter;

/**
 * What callers may do with a field.
 *
 * @param insert give it a value in a new row
 * @param update change it
 * @param filter ask for rows by it
 * @param order order rows by it
 */
public record FieldOps(boolean insert, boolean update, boolean filter, boolean order) {

    /** What holds unless a field says otherwise: everything but ordering. */
    public static final FieldOps DEFAULT = new FieldOps(true, true, true, false);

    /** What holds for the id, which the database makes. */
    public static final FieldOps OF_ID = new FieldOps(false, false, true, true);
}
