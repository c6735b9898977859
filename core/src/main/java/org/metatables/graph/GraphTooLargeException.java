package org.metatables.graph;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A graph has more tables than a picture can show to a person. */
public final class GraphTooLargeException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    GraphTooLargeException(int tables, int most) {
        super(Problem.of("The graph has " + tables + " tables; a picture shows at most " + most + ".")
                .remedy("Ask for a namespace, a provider or a table with less depth, or take the graph as data."));
    }
}
