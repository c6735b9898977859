package org.metatables.hibernate.extract;

import java.util.Optional;
import org.metatables.definition.TableDefinition;

/**
 * A definition and the part of the entity model that it was read from.
 *
 * @param definition the table
 * @param entityName the name of the entity in Hibernate, which is its class name unless it has none
 * @param entityType the entity's class, where it has one
 * @param attribute for the table of an attribute its path; absent for the entity's own table
 */
public record ExtractedTable(
        TableDefinition definition, String entityName, Optional<Class<?>> entityType, Optional<String> attribute) {

    /** Where it stands in the model, as messages say it: {@code entity com.shop.Basket, attribute tags}. */
    public String place() {
        return "entity " + entityName
                + attribute.map(path -> ", attribute " + path).orElse("");
    }
}
