package org.metatables.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.metatables.definition.Index;
import org.metatables.drift.internal.NormalForm;
import org.metatables.physical.PhysicalIndex;

/** Indexes, by their shape. Plain unique indexes are judged as uniqueness, by {@link UniquenessAspect}. */
final class IndexAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        Set<String> matched = new HashSet<>();
        for (Index index : facts.definition().indexes()) {
            if (index.unique() && Probes.isPlain(index)) {
                continue;
            }
            if (Probes.isPlain(index)) {
                match(facts, index, IndexShape.of(index), matched, differences);
            } else if (facts.forms().of(Probes.index(facts.definition(), index)) instanceof NormalForm.Known known) {
                match(facts, index, IndexShape.of(index, known), matched, differences);
            } else if (facts.forms().of(Probes.index(facts.definition(), index))
                    instanceof NormalForm.Refused refusal) {
                differences.unknown("index", String.join(", ", index.columns()), refusal);
            }
        }
        facts.table().indexes().stream()
                .filter(index -> index.constraint().isEmpty() && !(index.unique() && index.isPlain()))
                .filter(index -> !matched.contains(index.name()))
                .forEach(index -> extra(facts, index, differences));
    }

    private static void match(
            TableFacts facts, Index index, IndexShape shape, Set<String> matched, Differences differences) {
        List<PhysicalIndex> alike = facts.table().indexes().stream()
                .filter(candidate -> IndexShape.of(candidate).equals(shape))
                .filter(candidate -> candidate.unique() || !index.unique())
                .toList();
        alike.forEach(candidate -> matched.add(candidate.name()));
        if (alike.stream().noneMatch(PhysicalIndex::valid)) {
            missing(facts, index, shape, alike, differences);
        }
    }

    private static void missing(
            TableFacts facts, Index index, IndexShape shape, List<PhysicalIndex> invalid, Differences differences) {
        String words = (index.unique() ? "unique " : "") + shape.words();
        String actual = invalid.isEmpty()
                ? "no such index"
                : "the index " + invalid.get(0).name() + ", which is not valid";
        String advice = Probes.isPlain(index)
                ? Remedy.change("createIndex", facts.table().name(), "columns: " + String.join(",", index.columns()))
                : Remedy.sql("create " + (index.unique() ? "unique " : "") + "index on "
                        + facts.table().name().quoted() + " using " + shape.words());
        differences.add(
                index.unique() ? FindingKind.UNIQUE_MISSING : FindingKind.INDEX_MISSING,
                "index on " + String.join(", ", index.columns()),
                words,
                actual,
                invalid.isEmpty() ? advice : "Drop that index. " + advice);
    }

    private static void extra(TableFacts facts, PhysicalIndex index, Differences differences) {
        differences.add(
                index.unique() ? FindingKind.UNIQUE_EXTRA : FindingKind.INDEX_EXTRA,
                "index " + index.name(),
                "no such index",
                (index.unique() ? "unique " : "") + IndexShape.of(index).words(),
                Remedy.orAdapt(
                        Remedy.change("dropIndex", facts.table().name(), "indexName: " + index.name()),
                        "declare the index in the entity"));
    }
}
