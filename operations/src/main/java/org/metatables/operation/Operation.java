package org.metatables.operation;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.internal.StorableText;

/**
 * What a caller wants done, and within which bounds: {@code compiled-sql.v1}.
 *
 * <pre>{@code
 * Operation.select("select code, name from {account} where (:region is null or region = :region) order by code")
 *         .read(accountUid, "account")
 *         .parameter("region", "US")
 *         .maxRows(100)
 *         .build();
 * }</pre>
 *
 * <p>A text may name a table in three ways: by its name, by the quoted name of its catalog row
 * ({@code CatalogTable.qualifiedName()}), or by the alias that the scope gives to its uid, in braces. Braces mean
 * nothing in PostgreSQL's SQL outside of literals, so that an alias cannot be mistaken for anything else.
 *
 * @param kind what the operation declares that it does
 * @param statement the text and its parameters
 * @param scope the MetaTables that it touches
 * @param limits how much it may take
 * @param idempotencyKey what a write that is sent again is recognised by; it is no part of the wire form
 */
public record Operation(
        OperationKind kind, Statement statement, Scope scope, Limits limits, Optional<String> idempotencyKey) {

    private static final int LONGEST_KEY = 200;

    /**
     * @throws InvalidOperationException if a read has a key, or the key is empty, longer than 200 characters, or no text that the
     *     database can keep as it is
     */
    public Operation {
        if (idempotencyKey.isPresent() && !kind.writes()) {
            throw new InvalidOperationException(Problem.of("A read has an idempotency key, but may be repeated anyway.")
                    .remedy("Leave the key out."));
        }
        if (idempotencyKey
                .filter(key -> key.isEmpty() || key.length() > LONGEST_KEY)
                .isPresent()) {
            throw new InvalidOperationException(
                    Problem.of("The idempotency key is empty or longer than " + LONGEST_KEY + " characters."));
        }
        idempotencyKey.flatMap(StorableText::fault).ifPresent(fault -> {
            throw new InvalidOperationException(Problem.of("The idempotency key " + fault + "."));
        });
    }

    /** An operation without an idempotency key. */
    public Operation(OperationKind kind, Statement statement, Scope scope, Limits limits) {
        this(kind, statement, scope, limits, Optional.empty());
    }

    /** Starts an operation that reads. */
    public static OperationBuilder select(String sql) {
        return new OperationBuilder(OperationKind.SELECT, sql);
    }

    /** Starts an operation that inserts; {@code ON CONFLICT} is allowed. */
    public static OperationBuilder insert(String sql) {
        return new OperationBuilder(OperationKind.INSERT, sql);
    }

    /** Starts an operation that updates. */
    public static OperationBuilder update(String sql) {
        return new OperationBuilder(OperationKind.UPDATE, sql);
    }

    /** Starts an operation that deletes. */
    public static OperationBuilder delete(String sql) {
        return new OperationBuilder(OperationKind.DELETE, sql);
    }

    /** Starts an operation that inserts what is not there and updates what is. */
    public static OperationBuilder upsert(String sql) {
        return new OperationBuilder(OperationKind.UPSERT, sql);
    }

    /** The same operation with other limits. */
    public Operation withLimits(Limits others) {
        return new Operation(kind, statement, scope, others, idempotencyKey);
    }

    /** The same write, recognised by a key when it is sent again. */
    public Operation withIdempotencyKey(String key) {
        return new Operation(kind, statement, scope, limits, Optional.of(key));
    }

    /**
     * The operation as JSON of {@code compiled-sql.v1}, the text with {@code %(name)s} parameters.
     *
     * @throws InvalidOperationException if a parameter has no JSON form, or the text cannot be read
     */
    public String toJson() {
        return OperationJson.write(this);
    }

    /**
     * An operation from JSON of {@code compiled-sql.v1}.
     *
     * @throws InvalidOperationException if the JSON is not one, naming the place
     */
    public static Operation fromJson(String json) {
        return OperationJson.read(json);
    }
}
