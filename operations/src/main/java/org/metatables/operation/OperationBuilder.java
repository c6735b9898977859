package org.metatables.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Operation} whose text writes its parameters as {@code :name}. Not thread-safe.
 *
 * @see Operation#select(String)
 */
public final class OperationBuilder {

    private final OperationKind kind;
    private final String sql;
    private final List<ScopeTable> tables = new ArrayList<>();
    private Parameters parameters = Parameters.none();
    private Limits limits = Limits.DEFAULT;
    private Optional<UUID> dataSource = Optional.empty();
    private Optional<String> idempotencyKey = Optional.empty();

    OperationBuilder(OperationKind kind, String sql) {
        this.kind = kind;
        this.sql = sql;
    }

    /** The operation reads this MetaTable. */
    public OperationBuilder read(UUID uid) {
        return table(ScopeTable.read(uid));
    }

    /** The operation reads this MetaTable, which the text writes as {@code {alias}}. */
    public OperationBuilder read(UUID uid, String alias) {
        return table(ScopeTable.read(uid).as(alias));
    }

    /** The operation writes this MetaTable, which includes reading it. */
    public OperationBuilder write(UUID uid) {
        return table(ScopeTable.write(uid));
    }

    /** The operation writes this MetaTable, which the text writes as {@code {alias}}. */
    public OperationBuilder write(UUID uid, String alias) {
        return table(ScopeTable.write(uid).as(alias));
    }

    /** The operation touches this MetaTable. */
    public OperationBuilder table(ScopeTable table) {
        tables.add(table);
        return this;
    }

    /** Binds a value to {@code :name}; null is SQL's null, and takes its type from the statement. */
    public OperationBuilder parameter(String name, @Nullable Object value) {
        parameters = parameters.with(name, value);
        return this;
    }

    /** Binds a value to {@code :name} with its type, where PostgreSQL cannot tell it from the statement. */
    public OperationBuilder parameter(String name, @Nullable Object value, String type) {
        parameters = parameters.with(name, value).typed(name, type);
        return this;
    }

    /** At most so many rows; the default is 1,000. */
    public OperationBuilder maxRows(int rows) {
        limits = limits.withMaxRows(rows);
        return this;
    }

    /** Passes over so many rows first; the order of the statement must be total for pages to fit together. */
    public OperationBuilder offset(int rows) {
        limits = limits.withOffset(rows);
        return this;
    }

    /**
     * The server gives up after this time, counted in milliseconds; the default is 15 seconds.
     *
     * @throws InvalidOperationException if the time is below a millisecond
     */
    public OperationBuilder statementTimeout(Duration time) {
        Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
        limits = limits.withStatementTimeoutMillis(
                (int) (time.compareTo(longest) > 0 ? longest : time.isNegative() ? Duration.ZERO : time).toMillis());
        return this;
    }

    /**
     * The operation may take so long altogether: waiting for a connection, the analysis of its statement and reading its
     * rows included. The default is the time-out of the statement and that of the pool together.
     *
     * @throws InvalidOperationException if the time is below a millisecond or beyond 24 days
     */
    public OperationBuilder deadline(Duration time) {
        limits = limits.withDeadline(time);
        return this;
    }

    /** The data source that the tables must belong to. */
    public OperationBuilder dataSource(UUID uid) {
        dataSource = Optional.of(uid);
        return this;
    }

    /**
     * The write happens once, however often it is sent: who sends the same write with the same key again is given what the
     * first one was given, for seven days at least. A key belongs to the principal that gives it.
     *
     * @param key any text of 1 to 200 characters, such as a UUID that is made before the first attempt
     */
    public OperationBuilder idempotencyKey(String key) {
        idempotencyKey = Optional.of(key);
        return this;
    }

    /**
     * The operation.
     *
     * @throws InvalidOperationException if it names no table, or its text is empty
     */
    public Operation build() {
        return new Operation(
                kind,
                new Statement(sql, ParameterStyle.NAMED, parameters),
                new Scope(dataSource, tables),
                limits,
                idempotencyKey);
    }
}
