package org.metatables.hibernate.extract;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.definition.InvalidDefinitionException;

/**
 * Where in the source something was declared.
 *
 * @param entity the entity's name
 * @param attribute the path of the attribute, where there is one
 */
record Place(String entity, Optional<String> attribute) {

    static Place of(String entity) {
        return new Place(entity, Optional.empty());
    }

    Place attribute(String path) {
        return new Place(entity, Optional.of(path));
    }

    InvalidDefinitionException invalid(String summary, String remedy) {
        return new InvalidDefinitionException(Problem.of(summary).at(toString()).remedy(remedy));
    }

    @Override
    public String toString() {
        return "entity " + entity + attribute.map(path -> ", attribute " + path).orElse("");
    }
}
