package org.metatables.operation.internal.execution;

import java.util.Locale;
import java.util.Set;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;

/**
 * Why an honest statement would fail in the role of its scope, or silently see nothing.
 *
 * @param object what stands in the way, or the statement that puts it right
 */
record Hindrance(Kind kind, String object) {

    /** What stands in the way. */
    enum Kind {
        POLICY_SELECT(Set.of(OperationKind.values())),
        POLICY_INSERT(Set.of(OperationKind.INSERT, OperationKind.UPSERT)),
        POLICY_UPDATE(Set.of(OperationKind.UPDATE, OperationKind.UPSERT)),
        POLICY_DELETE(Set.of(OperationKind.DELETE)),
        READER_RIGHT(Set.of(OperationKind.values())),
        WRITER_RIGHT(Set.of(OperationKind.values())),
        SEQUENCE(Set.of(OperationKind.INSERT, OperationKind.UPSERT)),
        FUNCTION(Set.of(OperationKind.INSERT, OperationKind.UPDATE, OperationKind.UPSERT));

        private final Set<OperationKind> kinds;

        Kind(Set<OperationKind> kinds) {
            this.kinds = kinds;
        }

        private boolean isPolicy() {
            return name().startsWith("POLICY_");
        }
    }

    /** Reads what the database wrote: the kind, a blank, and the object. */
    static Hindrance parse(String text) {
        int blank = text.indexOf(' ');
        return new Hindrance(Kind.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }

    /** Whether it stands in the way of an operation of this kind that declares this access to the table. */
    boolean stopsAt(OperationKind operation, Access access) {
        return kind.kinds.contains(operation)
                && switch (kind) {
                    case POLICY_SELECT -> true;
                    case READER_RIGHT -> access == Access.READ;
                    default -> access == Access.WRITE;
                };
    }

    /** What is wrong with the table, to follow its name. */
    String sentence() {
        return switch (kind) {
            case READER_RIGHT -> "has not been opened to operations that read it by its owner.";
            case WRITER_RIGHT -> "has not been opened to operations that write it by its owner.";
            case SEQUENCE -> "has a default that uses a sequence which operations may not use.";
            case FUNCTION -> "has a default, a generated column or a check whose function operations may not execute.";
            default ->
                "has row-level security, and no policy says which rows operations may " + command()
                        + ": rows would be missing without an error.";
        };
    }

    /** What to do. */
    String remedy() {
        return kind.isPolicy()
                ? "Let its owner run: create policy operations_" + command() + " on " + object + " for " + command()
                        + " to metatables_scope " + condition() + ". Or with the condition that is meant."
                : "Let its owner run: " + object + ".";
    }

    private String condition() {
        return switch (kind) {
            case POLICY_INSERT -> "with check (true)";
            case POLICY_UPDATE -> "using (true) with check (true)";
            default -> "using (true)";
        };
    }

    private String command() {
        return kind.name().substring("POLICY_".length()).toLowerCase(Locale.ROOT);
    }
}
