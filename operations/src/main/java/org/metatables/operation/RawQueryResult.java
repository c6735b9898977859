package org.metatables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a {@link RawQuery} gave back, or why it gave nothing.
 *
 * @param queryId the identity of the query, which its row of the audit has, too
 * @param table the MetaTable that it was addressed to
 * @param timeIndexed whether it was addressed to the table as a time-indexed one
 * @param rows the rows; none where there is an error
 * @param truncated whether the query had more rows than {@code maxRows}
 * @param maxRows the limit
 * @param error what went wrong
 */
public record RawQueryResult(
        UUID queryId,
        UUID table,
        boolean timeIndexed,
        List<Row> rows,
        boolean truncated,
        int maxRows,
        Optional<RawQueryError> error) {

    public RawQueryResult {
        rows = List.copyOf(rows);
    }

    /** Whether the query was carried out. */
    public boolean ok() {
        return error.isEmpty();
    }

    /** How many rows there are. */
    public int rowCount() {
        return rows.size();
    }

    /** The result as the JSON of {@code run_query}, its values as in {@link OperationResult#toJson()}. */
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ok", ok());
        root.put("query_id", queryId.toString());
        root.put(timeIndexed ? "time_index_meta_table_uid" : "meta_table_uid", table.toString());
        root.set("results", ResultJson.rows(rows));
        root.put("truncated", truncated);
        root.put("max_rows", maxRows);
        root.put("row_count", rowCount());
        error.ifPresent(what -> root.putObject("error")
                .put("kind", what.kind().wireName())
                .put("message", what.message())
                .put("retryable", what.retryable())
                .put("sqlstate", what.sqlState().orElse(null)));
        return root.toString();
    }
}
