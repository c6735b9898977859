package org.metatables.drift.internal;

import static org.metatables.naming.PhysicalName.quote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Probes that share one temporary table, since no two of them mean different columns by one name. Not thread-safe.
 *
 * <p>Sharing keeps the number of temporary tables small: a thousand tables with checks on columns such as {@code status}
 * and {@code amount} need one or two.
 */
final class ProbeBatch {

    /** PostgreSQL allows 1,600 columns in a table. */
    private static final int MOST_ELEMENTS = 1_000;

    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<Probe> probes = new ArrayList<>();

    static List<ProbeBatch> of(Collection<? extends Probe> probes) {
        List<ProbeBatch> batches = new ArrayList<>();
        for (Probe probe : probes) {
            batches.stream()
                    .filter(batch -> batch.hasRoomFor(probe))
                    .findFirst()
                    .orElseGet(() -> {
                        ProbeBatch fresh = new ProbeBatch();
                        batches.add(fresh);
                        return fresh;
                    })
                    .add(probe);
        }
        return batches;
    }

    List<Probe> probes() {
        return probes;
    }

    /** The columns that the probes read, as elements of a {@code CREATE TABLE}. */
    String columnElements() {
        return columns.entrySet().stream()
                .map(column -> quote(column.getKey()) + " " + column.getValue())
                .collect(Collectors.joining(",\n"));
    }

    /** The statement that makes the index, if the batch is one. */
    Optional<String> indexStatement() {
        return probes.get(0) instanceof Probe.OfIndex index
                ? Optional.of(index.statement(NormalFormFunction.TABLE))
                : Optional.empty();
    }

    private boolean hasRoomFor(Probe probe) {
        return !(probe instanceof Probe.OfIndex)
                && !(probes.get(0) instanceof Probe.OfIndex)
                && columns.size() + probe.columns().size() + probes.size() < MOST_ELEMENTS
                && probe.columns().entrySet().stream()
                        .allMatch(column ->
                                column.getValue().equals(columns.getOrDefault(column.getKey(), column.getValue())));
    }

    private void add(Probe probe) {
        columns.putAll(probe.columns());
        probes.add(probe);
    }
}
