package org.metatables.hibernate.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.metatables.Problem;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.Extraction;

/** The definitions of several persistence units, one set per provider: units of one provider are one set. */
final class ProviderSets {

    private ProviderSets() {}

    /**
     * @throws InvalidDefinitionException if two units of one provider contradict each other, or a provider names a class
     *     that no unit maps
     */
    static List<DefinitionSet> of(List<Extraction> extractions) {
        refuseUnmapped(extractions);
        Map<String, DefinitionSet> sets = new LinkedHashMap<>();
        for (Extraction extraction : extractions) {
            if (!extraction.tables().isEmpty()) {
                DefinitionSet set = extraction.definitions();
                sets.merge(set.provider().key(), set, ProviderSets::merged);
            }
        }
        return List.copyOf(sets.values());
    }

    /** An entity may be in two units: what is equal counts once, and the set refuses what is not. */
    private static DefinitionSet merged(DefinitionSet one, DefinitionSet other) {
        Set<TableDefinition> tables = new LinkedHashSet<>(one.tables());
        tables.addAll(other.tables());
        DefinitionOrigin origin = new DefinitionOrigin(
                one.origin().source() + " and " + other.origin().source(),
                one.origin().namingStrategy(),
                one.origin().dialect());
        return one.withTables(List.copyOf(tables)).foundIn(origin);
    }

    /** A class may be mapped in any one of the units. */
    private static void refuseUnmapped(List<Extraction> extractions) {
        Map<String, Set<String>> unmapped = new LinkedHashMap<>();
        for (Extraction extraction : extractions) {
            unmapped.computeIfAbsent(
                            extraction.provider().getClass().getName(), first -> new TreeSet<>(extraction.unmapped()))
                    .retainAll(extraction.unmapped());
        }
        unmapped.forEach((provider, classes) -> {
            if (!classes.isEmpty()) {
                throw new InvalidDefinitionException(Problem.of("The table provider " + provider
                                + " names classes that are no entities of the project: " + String.join(", ", classes)
                                + ".")
                        .remedy("Name entities that a persistence unit lists, or that stand in its packages."));
            }
        });
    }
}
