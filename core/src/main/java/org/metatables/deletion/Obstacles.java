package org.metatables.deletion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.metatables.graph.Dependents;
import org.metatables.graph.GraphNode;
import org.metatables.graph.OutsideReference;
import org.metatables.naming.PhysicalName;

/** Finds all that stands against a deletion. */
final class Obstacles {

    private static final String LIQUIBASE = "mvn liquibase:update";
    private static final String ALEMBIC = "the project's Alembic migration";

    private final DeleteOptions options;
    private final List<Obstacle> found = new ArrayList<>();

    private Obstacles(DeleteOptions options) {
        this.options = options;
    }

    /**
     * All of them.
     *
     * @param candidates the rows that are to be deleted, the one that was named first
     * @param dependents what depends on that one
     */
    static List<Obstacle> of(List<Candidate> candidates, Dependents dependents, DeleteOptions options) {
        Obstacles obstacles = new Obstacles(options);
        Candidate named = candidates.get(0);
        Set<String> names = Set.copyOf(
                candidates.stream().map(table -> table.name().toString()).toList());
        for (Candidate candidate : candidates) {
            obstacles.ofRow(candidate);
            if (options.dropsTable()) {
                obstacles.ofTable(candidate, dependents, names);
            }
        }
        boolean mayLeave = options.dependents() == DeleteOptions.OfDependents.LEAVE && !options.dropsTable();
        List<PhysicalName> left =
                dependents.direct().stream().map(GraphNode::name).toList();
        if (options.dependents() != DeleteOptions.OfDependents.DELETE && !mayLeave && !left.isEmpty()) {
            obstacles.found.add(new Obstacle.ReferredTo(named.uid(), named.name(), left));
        }
        return obstacles.found;
    }

    private void ofRow(Candidate row) {
        if (!options.overridesProtection()) {
            if (row.isProtected()) {
                found.add(new Obstacle.Protected(row.uid(), row.name()));
            }
            if (row.migrating()) {
                found.add(new Obstacle.Migrating(row.uid(), row.name()));
            }
            declared(row);
        }
        if (!row.rooted().isEmpty()) {
            found.add(new Obstacle.RootOfOthers(row.uid(), row.name(), row.rooted()));
        }
    }

    private void declared(Candidate row) {
        String provider = row.provider().orElse("");
        switch (row.ddlOwner()) {
            case LIQUIBASE_MANAGED -> {
                if (!row.undeclared()) {
                    found.add(new Obstacle.Declared(row.uid(), row.name(), provider, LIQUIBASE));
                }
            }
            case ALEMBIC_MANAGED -> found.add(new Obstacle.Declared(row.uid(), row.name(), provider, ALEMBIC));
            case BACKEND_MANAGED, EXTERNAL_REGISTERED -> {
                // Nobody declares these: whoever registered them may unregister them.
            }
        }
    }

    private void ofTable(Candidate table, Dependents dependents, Set<String> names) {
        if (!table.madeByCatalog()) {
            found.add(new Obstacle.NotOurs(table.uid(), table.name()));
            return;
        }
        if (!table.tableExists()) {
            if (!options.acceptsMissingTable()) {
                found.add(new Obstacle.Missing(table.uid(), table.name()));
            }
            return;
        }
        List<String> outside = Stream.concat(
                        table.viewsAndHeirs().stream().filter(name -> !names.contains(name)),
                        dependents.outside().stream()
                                .filter(reference -> reference.uid().equals(table.uid()))
                                .map(OutsideReference::outside)
                                .map(PhysicalName::toString))
                .distinct()
                .sorted()
                .toList();
        if (!outside.isEmpty()) {
            found.add(new Obstacle.NeededOutside(table.uid(), table.name(), outside));
        }
    }
}
