package org.metatables.ddl;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalEnumTypes;
import org.metatables.physical.PhysicalSequences;

/**
 * What tables may share with others, and hence need not be created with them.
 *
 * @param enumTypes the enum types that are there
 * @param sequences the sequences that are there
 */
public record ExistingObjects(Set<PhysicalName> enumTypes, Set<PhysicalName> sequences) {

    public ExistingObjects {
        enumTypes = Set.copyOf(enumTypes);
        sequences = Set.copyOf(sequences);
    }

    /** Nothing is there. */
    public static ExistingObjects none() {
        return new ExistingObjects(Set.of(), Set.of());
    }

    /**
     * Those of the definitions' enum types and sequences that are there: one query for each kind that is used at all.
     *
     * @throws org.metatables.physical.CatalogReadException if PostgreSQL does not answer
     */
    public static ExistingObjects of(Connection connection, Collection<TableDefinition> tables) {
        List<PhysicalName> types = tables.stream()
                .flatMap(table -> table.enumTypes().stream())
                .map(EnumTypeDefinition::name)
                .toList();
        List<PhysicalName> sequences = tables.stream()
                .flatMap(table -> table.sequences().stream())
                .map(SequenceDefinition::name)
                .toList();
        return new ExistingObjects(
                types.isEmpty()
                        ? Set.of()
                        : PhysicalEnumTypes.read(connection, types).keySet(),
                sequences.isEmpty()
                        ? Set.of()
                        : PhysicalSequences.read(connection, sequences).keySet());
    }
}
