package org.metatables.hibernate.extract;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sees to it that every {@code @MetaColumn} stands on an attribute that one column stores. */
final class ColumnMeanings {

    private record Seen(Place place, long columns) {}

    private final Map<Attribute, Seen> seen = new LinkedHashMap<>();

    /** Notes how many columns of one table store an attribute: it may have none there and one in another table. */
    void note(Attribute attribute, Place place, long columns) {
        seen.merge(attribute, new Seen(place, columns), (one, other) -> one.columns() > other.columns() ? one : other);
    }

    /**
     * @throws org.metatables.definition.InvalidDefinitionException if no column, or more than one, stores an
     * attribute
     */
    void refuseOthers() {
        seen.values().stream().filter(one -> one.columns() != 1).findFirst().ifPresent(one -> {
            throw one.place()
                    .invalid(
                            "@MetaColumn stands on an attribute that "
                                    + (one.columns() == 0 ? "no column stores." : "several columns store."),
                            "Put it on attributes that are stored in one column: those of an embeddable on its class.");
        });
    }
}
