package org.metatables.deletion;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** Something stands against a deletion. Nothing was deleted. */
public final class DeletionRefusedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<Obstacle> obstacles;

    DeletionRefusedException(List<Obstacle> obstacles) {
        super(Problem.of(obstacles.stream().map(Obstacle::sentence).collect(Collectors.joining(" ")))
                .remedy("Nothing was deleted."));
        this.obstacles = List.copyOf(obstacles);
    }

    /** Everything that stands against it, at least one thing. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
