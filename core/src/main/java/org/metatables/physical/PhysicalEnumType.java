package org.metatables.physical;

import java.util.List;
import org.metatables.naming.PhysicalName;

/**
 * An enum type as it stands in the database.
 *
 * @param name its name and schema
 * @param labels its labels, in their order
 */
public record PhysicalEnumType(PhysicalName name, List<String> labels) {

    public PhysicalEnumType {
        labels = List.copyOf(labels);
    }
}
