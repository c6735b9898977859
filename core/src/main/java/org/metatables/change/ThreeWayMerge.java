package org.metatables.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.metatables.catalog.CatalogTable;

/** Tells what of a change was changed by somebody else, too, between the row that its author saw and the row as it is. */
final class ThreeWayMerge {

    private final CatalogTable seen;
    private final CatalogTable current;

    ThreeWayMerge(CatalogTable seen, CatalogTable current) {
        this.seen = seen;
        this.current = current;
    }

    /**
     * Lets a change pass that touches nothing that somebody else has changed, or wants it as it has become.
     *
     * @throws ConflictingChangeException if both have changed the same
     */
    void requireNoConflict(TableChange change) {
        List<String> conflicts = new ArrayList<>();
        change.description()
                .filter(wanted -> !seen.description().equals(current.description())
                        && !wanted.text().equals(current.description()))
                .ifPresent(wanted -> conflicts.add("the description"));
        change.protection()
                .filter(wanted -> seen.protectFromDeletion() != current.protectFromDeletion()
                        && wanted != current.protectFromDeletion())
                .ifPresent(wanted -> conflicts.add("the protection"));
        Stream.concat(
                        change.addedLabels().stream().filter(this::wasRemovedMeanwhile),
                        change.removedLabels().stream().filter(this::wasAddedMeanwhile))
                .forEach(label -> conflicts.add("the label '" + label + "'"));
        if (!conflicts.isEmpty()) {
            throw new ConflictingChangeException(seen, current, conflicts);
        }
    }

    private boolean wasRemovedMeanwhile(String label) {
        return GivenMeaning.holds(seen.labels(), label) && !GivenMeaning.holds(current.labels(), label);
    }

    private boolean wasAddedMeanwhile(String label) {
        return !GivenMeaning.holds(seen.labels(), label) && GivenMeaning.holds(current.labels(), label);
    }
}
