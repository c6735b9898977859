package org.metatables.hibernate.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.Extraction;

/** The definitions of several persistence units, one set per provider: units of one provider are one set. */
final class ProviderSets {

    private ProviderSets() {}

    /**
     * @throws org.metatables.definition.InvalidDefinitionException if two units of one provider contradict each other
     */
    static List<DefinitionSet> of(List<Extraction> extractions) {
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
        return new DefinitionSet(one.provider(), List.copyOf(tables), origin);
    }
}
