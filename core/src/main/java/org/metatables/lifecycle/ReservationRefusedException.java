package org.metatables.lifecycle;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Tables cannot be reserved. Nothing was written: neither their rows nor those of the tables that are free of conflict. */
public abstract sealed class ReservationRefusedException extends MetaTablesException
        permits ForeignTableException, DuplicateIdentifierException {

    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    ReservationRefusedException(List<Conflict> conflicts, String remedy) {
        super(Problem.of(conflicts.stream().map(Conflict::sentence).collect(Collectors.joining(" ")))
                .remedy("Nothing was written. " + remedy));
        this.conflicts = List.copyOf(conflicts);
    }

    /** Everything that stands against the reservation, at least one conflict, ordered by table. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** The refusal for these conflicts: a foreign table weighs more than a duplicate identifier. */
    public static ReservationRefusedException of(List<Conflict> conflicts) {
        return conflicts.stream().anyMatch(Conflict.ForeignTable.class::isInstance)
                ? new ForeignTableException(conflicts)
                : new DuplicateIdentifierException(conflicts);
    }
}
