package org.metatables.operation.internal.analysis;

import java.util.Arrays;

/**
 * What a query of the tree does, with PostgreSQL's number for it.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_17_STABLE/src/include/nodes/nodes.h">PostgreSQL:
 *     CmdType</a>
 */
enum Command {
    SELECT(1),
    UPDATE(2),
    INSERT(3),
    DELETE(4),
    MERGE(5),
    UTILITY(6),
    NOTHING(7);

    private final long number;

    Command(long number) {
        this.number = number;
    }

    static Command of(long number) {
        return Arrays.stream(values())
                .filter(command -> command.number == number)
                .findFirst()
                .orElseThrow(() -> new UnknownTree("the command " + number));
    }
}
