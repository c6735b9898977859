package org.metatables.definition;

import java.util.List;
import org.metatables.naming.PhysicalName;

/**
 * An enum type of the database that columns of a table use. Several tables may share one.
 *
 * @param name the type's name and schema
 * @param labels its labels, in their order
 */
public record EnumTypeDefinition(PhysicalName name, List<String> labels) {

    public EnumTypeDefinition {
        labels = List.copyOf(labels);
    }
}
