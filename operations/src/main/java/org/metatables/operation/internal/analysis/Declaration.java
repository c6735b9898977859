package org.metatables.operation.internal.analysis;

import java.util.Map;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;

/**
 * What an operation declares: the yardstick of the verdict.
 *
 * @param kind what it does
 * @param tables what it touches, and how
 */
public record Declaration(OperationKind kind, Map<PhysicalName, Access> tables) {

    public Declaration {
        tables = Map.copyOf(tables);
    }
}
