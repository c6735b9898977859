package org.metatables.definition;

import java.util.List;

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
}
