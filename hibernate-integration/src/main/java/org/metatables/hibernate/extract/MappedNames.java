package org.metatables.hibernate.extract;

import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;

/** The names of all tables and sequences of a mapping, whether they belong to MetaTables or not. */
public final class MappedNames {

    private MappedNames() {}

    /**
     * The names as PostgreSQL stores them, without their schemas.
     *
     * @throws org.metatables.definition.InvalidDefinitionException if PostgreSQL would cut one
     */
    public static Set<String> of(Metadata metadata) {
        Set<String> names = new TreeSet<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getTables().stream()
                    .filter(table -> table.isPhysicalTable() && !table.isView())
                    .forEach(table -> names.add(SqlNames.stored(table.getNameIdentifier())));
            namespace
                    .getSequences()
                    .forEach(sequence ->
                            names.add(SqlNames.stored(sequence.getName().getSequenceName())));
        }
        return names;
    }
}
