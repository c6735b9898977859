package org.metatables.registration;

/**
 * A row that a migration with Alembic asks for before it runs: a request in other words. See 5.4 of the reference system's
 * specification.
 *
 * @param request the same, as a request for an Alembic-managed table
 */
public record ReservationRow(RegistrationRequest request) {

    /** @throws IllegalArgumentException if the request is not for an Alembic-managed table */
    public ReservationRow {
        ReservationRowJson.migrated(request);
    }

    /**
     * Reads the row of a relational table from its JSON on the wire.
     *
     * @throws InvalidRegistrationException with every fault and its place
     */
    public static ReservationRow parse(String json) {
        return ReservationRowJson.read(json, false);
    }

    /**
     * Reads the row of a time-indexed table from its JSON on the wire.
     *
     * @throws InvalidRegistrationException with every fault and its place
     */
    public static ReservationRow parseTimeIndexed(String json) {
        return ReservationRowJson.read(json, true);
    }

    /** The row as JSON on one line, without nulls. */
    public String toJson() {
        return ReservationRowJson.write(this);
    }
}
