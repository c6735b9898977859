package org.metatables.definition;

import java.util.List;
import java.util.Set;

/**
 * Finds the definitions of a project on its class path. Implementations are found by {@link java.util.ServiceLoader}.
 *
 * <p>A source works offline: it opens no database connection.
 */
public interface DefinitionSource {

    /**
     * The definitions of the project, one set per provider; empty where this source finds none.
     *
     * @throws InvalidDefinitionException if what the author declared is contradictory, ambiguous or not supported
     */
    List<DefinitionSet> load(DefinitionRequest request);

    /**
     * The names of all tables and sequences that the project maps, MetaTables or not, as PostgreSQL stores them and
     * without schemas: what a {@linkplain org.metatables.naming.BaselineNames baseline} is made of.
     */
    default Set<String> mappedNames(DefinitionRequest request) {
        return Set.of();
    }
}
