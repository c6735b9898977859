package org.metatables.operation.internal.analysis;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a statement does, by PostgreSQL's own parse tree. Everything is named by its OID.
 *
 * @param commands all commands in it, those of common table expressions and the actions of a merge included
 * @param locksRows whether it has {@code FOR UPDATE} or its kin
 * @param relations the permissions that it needs, by relation
 * @param functions functions, aggregates and window functions, by name or behind an operator
 * @param operators operators, also those that sort and group
 * @param types the types of all its expressions
 */
record TreeFacts(
        Set<Command> commands,
        boolean locksRows,
        Map<Long, Long> relations,
        Set<Long> functions,
        Set<Long> operators,
        Set<Long> types) {

    /** PostgreSQL's {@code ACL_SELECT}. */
    static final long SELECT_PERMISSION = 2;

    static TreeFacts of(Node.Value tree) {
        return new Collector().collect(tree);
    }

    /** The commands that change rows. */
    Set<Command> writes() {
        Set<Command> writes = EnumSet.copyOf(commands);
        writes.removeAll(EnumSet.of(Command.SELECT, Command.NOTHING));
        return writes;
    }
}
