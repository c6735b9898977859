package org.metatables.operation;

import java.util.List;
import java.util.UUID;

/**
 * What an operation gave back.
 *
 * @param kind what the operation declared
 * @param rowCount how many rows are given back, or were written where the statement returns none
 * @param returnsRows whether the statement returns rows at all, as a select or {@code RETURNING} does
 * @param rows the rows
 * @param truncated whether the statement had more rows than {@code max_rows}
 * @param maxRows the limit
 * @param page which part of all rows this is
 * @param tables the uids of the scope
 * @param dataSource the data source
 */
public record OperationResult(
        OperationKind kind,
        long rowCount,
        boolean returnsRows,
        List<Row> rows,
        boolean truncated,
        int maxRows,
        Page page,
        List<UUID> tables,
        UUID dataSource) {

    public OperationResult {
        rows = List.copyOf(rows);
        tables = List.copyOf(tables);
    }

    /**
     * The result as JSON of {@code compiled-sql.v1}: {@code numeric}, times and uuids as texts, {@code bytea} as
     * hexadecimal digits after {@code \x}.
     */
    public String toJson() {
        return ResultJson.write(this);
    }
}
