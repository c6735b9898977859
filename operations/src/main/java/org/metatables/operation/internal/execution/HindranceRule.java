package org.metatables.operation.internal.execution;

import java.util.EnumSet;
import java.util.Set;
import org.metatables.boundary.Hindrance;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;

/** Says which operations a hindrance of a table stops. */
final class HindranceRule {

    private HindranceRule() {}

    /** Whether it stands in the way of an operation of this kind that declares this access to the table. */
    static boolean stops(Hindrance hindrance, OperationKind operation, Access access) {
        return kinds(hindrance.kind()).contains(operation)
                && switch (hindrance.kind()) {
                    case POLICY_SELECT, SCHEMA -> true;
                    case READER_RIGHT -> access == Access.READ;
                    default -> access == Access.WRITE;
                };
    }

    private static Set<OperationKind> kinds(Hindrance.Kind kind) {
        return switch (kind) {
            case POLICY_SELECT, READER_RIGHT, WRITER_RIGHT, SCHEMA -> EnumSet.allOf(OperationKind.class);
            case POLICY_INSERT, SEQUENCE, DEFAULT -> EnumSet.of(OperationKind.INSERT, OperationKind.UPSERT);
            case POLICY_UPDATE -> EnumSet.of(OperationKind.UPDATE, OperationKind.UPSERT);
            case POLICY_DELETE -> EnumSet.of(OperationKind.DELETE);
            case FUNCTION -> EnumSet.of(OperationKind.INSERT, OperationKind.UPDATE, OperationKind.UPSERT);
            // What it does is seen when it does it.
            case TRIGGER -> EnumSet.noneOf(OperationKind.class);
        };
    }
}
