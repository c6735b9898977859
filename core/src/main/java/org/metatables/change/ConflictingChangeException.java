package org.metatables.change;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.catalog.CatalogTable;

/** Somebody else has changed the very same meanwhile. Nothing was written. */
public final class ConflictingChangeException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final long seenRevision;
    private final long currentRevision;
    private final List<String> fields;

    /**
     * The change was made in view of a row that is not like that any more.
     *
     * @param fields what both have changed, such as {@code description}
     */
    public ConflictingChangeException(CatalogTable seen, CatalogTable current, List<String> fields) {
        super(Problem.of("Somebody else has changed " + String.join(" and ", fields) + " of the table since revision "
                        + seen.revision() + "; it is at revision " + current.revision() + " now.")
                .inTable(current.name().toString())
                .withUid(current.uid())
                .remedy("Nothing was written. Read the table again, look at what it says now, and decide anew."));
        this.seenRevision = seen.revision();
        this.currentRevision = current.revision();
        this.fields = List.copyOf(fields);
    }

    /** The revision that the change was made in view of. */
    public long seenRevision() {
        return seenRevision;
    }

    /** The revision that the row has. */
    public long currentRevision() {
        return currentRevision;
    }

    /** What both have changed. */
    public List<String> fields() {
        return fields;
    }
}
