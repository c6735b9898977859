package org.metatables.filter;

import java.util.List;
import java.util.stream.Stream;
import org.metatables.Problem;

/**
 * Several filters as one.
 *
 * @param logic what is made of them
 * @param items the filters, at least one
 */
public record Group(Logic logic, List<Filter> items) implements Filter {

    /** @throws InvalidFilterException if there is no filter, more than one for {@link Logic#NOT}, or groups stand too deep */
    public Group {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new InvalidFilterException(Problem.of("A group of filters has no filter in it.")
                    .remedy("Leave the group out, or give it at least one filter."));
        }
        if (logic == Logic.NOT && items.size() > 1) {
            throw new InvalidFilterException(Problem.of("A group that says not has several filters in it.")
                    .remedy("Put them into a group of their own that says and, or or."));
        }
        if (depth(items) > MAX_DEPTH) {
            throw new InvalidFilterException(
                    Problem.of("Groups of filters stand in each other more than " + MAX_DEPTH + " deep.")
                            .remedy("Put filters of the same logic into one group."));
        }
    }

    @Override
    public Stream<Condition> conditions() {
        return items.stream().flatMap(Filter::conditions);
    }

    @Override
    public int depth() {
        return depth(items);
    }

    private static int depth(List<Filter> items) {
        return 1 + items.stream().mapToInt(Filter::depth).max().orElse(0);
    }
}
