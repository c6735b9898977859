package org.metatables.hibernate.extract;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.mapping.PersistentClass;
import org.metatables.annotations.TimeIndexed;
import org.metatables.contract.DataTypes;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TimeIndex;
import org.metatables.definition.UniqueConstraint;

/** What {@link TimeIndexed} on an entity means for its table: a grain, and a unique index over it. */
final class TimeIndexes {

    private static final Set<String> TIMES = Set.of(DataTypes.DATE, DataTypes.TIMESTAMP);

    private TimeIndexes() {}

    static Optional<TimeIndex> of(PersistentClass entity, Map<String, ColumnDefinition> columns) {
        return EntitySelection.typeOf(entity)
                .map(type -> type.getAnnotation(TimeIndexed.class))
                .map(annotation -> read(annotation, columns, EntityNames.place(entity)));
    }

    /**
     * Whether the grain is the primary key. JPA needs one where the database needs only the unique index over the
     * grain,
     * which takes its place.
     */
    static boolean isGrain(TimeIndex index, PrimaryKey key) {
        return sameColumns(index.grain(), key.columns());
    }

    /** The unique index over the grain, unless there is something unique over the same columns. */
    static Optional<Index> grainIndex(TimeIndex time, List<UniqueConstraint> uniques, List<Index> indexes) {
        boolean covered = uniques.stream().anyMatch(unique -> sameColumns(time.grain(), unique.columns()))
                || indexes.stream()
                        .anyMatch(index -> index.unique()
                                && index.predicate().isEmpty()
                                && sameColumns(time.grain(), index.columns()));
        return covered ? Optional.empty() : Optional.of(Index.on(time.grain(), true));
    }

    private static TimeIndex read(TimeIndexed annotation, Map<String, ColumnDefinition> columns, Place place) {
        List<String> grain = Stream.concat(Stream.of(annotation.column()), Stream.of(annotation.dimensions()))
                .map(SqlNames::stored)
                .toList();
        for (String name : grain) {
            ColumnDefinition column = columns.get(name);
            if (column == null) {
                throw place.invalid(
                        "@TimeIndexed names the column " + name + ", which the table does not have.",
                        "Name columns of the database: " + String.join(", ", columns.keySet()) + ".");
            }
            if (column.nullable()) {
                throw place.invalid(
                        "@TimeIndexed names the column " + name + ", which takes null.",
                        "Declare it with @Column(nullable = false) or @JoinColumn(nullable = false).");
            }
        }
        String token = columns.get(grain.get(0)).type().dataType();
        if (!TIMES.contains(token)) {
            throw place.invalid(
                    "The time column " + grain.get(0) + " is of the type " + token + ".",
                    "A time column is a LocalDate, an Instant or an OffsetDateTime.");
        }
        Optional<String> cadence = Optional.of(annotation.cadence()).filter(text -> !text.isBlank());
        return new TimeIndex(grain.get(0), grain, cadence, layout(annotation.storageLayout(), place));
    }

    private static Map<String, String> layout(String[] pairs, Place place) {
        Map<String, String> layout = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1
                    || layout.put(
                                    pair.substring(0, equals).strip(),
                                    pair.substring(equals + 1).strip())
                            != null) {
                throw place.invalid(
                        "@TimeIndexed(storageLayout) has the entry '" + pair + "'.",
                        "Write each entry as key=value, and each key once.");
            }
        }
        return layout;
    }

    private static boolean sameColumns(List<String> one, List<String> other) {
        return new HashSet<>(one).equals(new HashSet<>(other));
    }
}
