package org.metatables.operation.internal.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.operation.internal.text.Rendering;
import org.metatables.operation.internal.text.StatementText;

/**
 * What the temporary function takes whose body a statement becomes.
 *
 * @param text the statement, with the numbers of the arguments at its places
 * @param types the types of the arguments
 */
record Arguments(Rendering text, List<ParameterType> types) {

    /** The most that a function of PostgreSQL has. */
    private static final int MOST = 100;

    /**
     * One argument for each place. Where there are more places than a function has arguments, those of a type share one: the tree says of a
     * parameter no more than its type.
     *
     * @param types the types of the parameters, by place
     */
    static Arguments of(StatementText statement, List<ParameterType> types) {
        if (types.size() <= MOST) {
            return new Arguments(statement.sent(), types);
        }
        List<ParameterType> distinct = types.stream().distinct().toList();
        List<Integer> numbers =
                types.stream().map(type -> distinct.indexOf(type) + 1).toList();
        return new Arguments(statement.sentWith(numbers), distinct);
    }

    /** The types as SQL writes them. */
    String quoted() {
        return types.stream().map(ParameterType::quoted).collect(Collectors.joining(", "));
    }
}
