package org.metatables.hibernate.query.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.query.SeveralStatementsException;
import org.metatables.operation.Limits;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationKind;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.Parameters;
import org.metatables.operation.Scope;
import org.metatables.operation.Statement;
import org.metatables.operation.internal.text.JdbcText;

/** Makes operations of the statements that Hibernate runs. This class is thread-safe. */
public final class OperationAssembly {

    private static final int REMEMBERED_TEXTS = 2_000;

    private final EntityTables tables;
    private final EagerAssociations eager;
    private final Cache<String, CompiledText> texts =
            Caffeine.newBuilder().maximumSize(REMEMBERED_TEXTS).build();

    private OperationAssembly(EntityTables tables, EagerAssociations eager) {
        this.tables = tables;
        this.eager = eager;
    }

    /** For the statements of this factory, which may touch these simple tables besides what it has bound. */
    public static OperationAssembly of(EntityManagerFactory factory, List<BoundTable> simpleTables) {
        return new OperationAssembly(EntityTables.of(factory, simpleTables), EagerAssociations.of(factory));
    }

    /**
     * The operation that a statement is.
     *
     * @param limits how much it may take, where the statement does not say
     */
    public Operation operation(JdbcStatement statement, Limits limits) {
        CompiledText text = text(statement);
        Parameters parameters = Parameters.none();
        int number = 0;
        for (BoundValue bound : statement.values()) {
            String name = JdbcText.name(++number);
            parameters = parameters.with(name, bound.value());
            if (bound.type().isPresent()) {
                parameters = parameters.typed(name, bound.type().get());
            }
        }
        return new Operation(
                text.kind(),
                new Statement(text.sql(), ParameterStyle.NAMED, parameters),
                new Scope(Optional.empty(), text.scope()),
                limits(statement, limits));
    }

    /**
     * Refuses a query for which Hibernate would run more than one statement, where that can be told before it runs.
     *
     * @throws SeveralStatementsException naming the association
     */
    public void requireSingle(SelectionQuery<?> query) {
        SelectedEntities.of(query).unfetched(eager).ifPresent(association -> {
            throw association.refused();
        });
    }

    /** Whether the text of a statement limits its rows itself. */
    boolean limitsRows(JdbcStatement statement) {
        return text(statement).limited();
    }

    OperationKind kind(JdbcStatement statement) {
        return text(statement).kind();
    }

    EagerAssociations eager() {
        return eager;
    }

    private CompiledText text(JdbcStatement statement) {
        return texts.get(statement.sql(), sql -> CompiledText.of(sql, tables));
    }

    private static Limits limits(JdbcStatement statement, Limits limits) {
        return statement.timeoutSeconds().isEmpty()
                ? limits
                : limits.withStatementTimeoutMillis((int)
                        Math.min(Integer.MAX_VALUE, statement.timeoutSeconds().getAsInt() * 1_000L));
    }
}
