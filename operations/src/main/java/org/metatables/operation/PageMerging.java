package org.metatables.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Asks for the rest of a read whose answers hold fewer rows than it wants, and gives all rows as one result: for whoever talks to a
 * platform that has a limit of its own for a page.
 *
 * <p>Rows are neither lost nor repeated where the order of the statement is total and nothing is written in between. A write is never
 * sent twice. This class is as safe for threads as what answers.
 */
public final class PageMerging {

    private final Function<Operation, OperationResult> platform;

    /** @param platform executes an operation, and may give fewer rows than its limits allow */
    public PageMerging(Function<Operation, OperationResult> platform) {
        this.platform = platform;
    }

    /**
     * Executes an operation until it has as many rows as it wants, there are no more, or a page is empty. What the first page says
     * stays as it is where no other one was asked for.
     *
     * <p>Errors are those of the platform, also from a later page: no rows are given back then.
     */
    public OperationResult execute(Operation operation) {
        OperationResult first = platform.apply(operation);
        if (operation.kind().writes() || !first.returnsRows()) {
            return first;
        }
        int wanted = operation.limits().maxRows();
        List<Row> rows = new ArrayList<>(first.rows());
        OperationResult last = first;
        boolean any = !rows.isEmpty();
        while (any && rows.size() < wanted && last.page().hasMore()) {
            last = platform.apply(operation.withLimits(operation
                    .limits()
                    .withOffset(last.page().nextOffset().getAsInt())
                    .withMaxRows(wanted - rows.size())));
            any = !last.rows().isEmpty();
            rows.addAll(last.rows());
        }
        return last == first ? first : merged(operation, first, rows, last.page());
    }

    private static OperationResult merged(Operation operation, OperationResult first, List<Row> rows, Page last) {
        Limits limits = operation.limits();
        return new OperationResult(
                first.kind(),
                rows.size(),
                true,
                rows,
                last.hasMore(),
                limits.maxRows(),
                new Page(limits.maxRows(), limits.offset(), rows.size(), last.nextOffset()),
                first.tables(),
                first.dataSource());
    }
}
