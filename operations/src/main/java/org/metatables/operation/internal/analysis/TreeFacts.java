package org.metatables.operation.internal.analysis;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a statement or the body of a view does, by PostgreSQL's own parse tree. Everything is named by its OID.
 *
 * @param commands all commands in it, those of common table expressions and the actions of a merge included
 * @param locksRows whether it has {@code FOR UPDATE} or its kin
 * @param relations what it needs of each relation
 * @param functions functions, aggregates and window functions, by name or behind an operator
 * @param operators operators, also those that sort and group
 * @param types the types of all its expressions
 * @param sequences those that {@code nextval} names by a constant
 */
record TreeFacts(
        Set<Command> commands,
        boolean locksRows,
        Map<Long, RelationUse> relations,
        Set<Long> functions,
        Set<Long> operators,
        Set<Long> types,
        Set<Long> sequences) {

    /** The facts of a statement. */
    static TreeFacts of(Node.Value tree) {
        return new Collector().statement(tree);
    }

    /** The commands that change rows. */
    Set<Command> writes() {
        Set<Command> writes = EnumSet.copyOf(commands);
        writes.removeAll(EnumSet.of(Command.SELECT, Command.NOTHING));
        return writes;
    }

    /** All that either names; commands and locks are those of this one. */
    TreeFacts naming(TreeFacts other) {
        Map<Long, RelationUse> all = new HashMap<>(relations);
        other.relations.forEach((relation, use) -> all.merge(relation, use, RelationUse::and));
        return new TreeFacts(
                commands,
                locksRows,
                all,
                union(functions, other.functions),
                union(operators, other.operators),
                union(types, other.types),
                union(sequences, other.sequences));
    }

    private static Set<Long> union(Set<Long> one, Set<Long> other) {
        Set<Long> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
