package org.metatables.hibernate.query.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.WrapperOptions;
import org.jspecify.annotations.Nullable;

/** A statement that is there to see how Hibernate would bind one value. */
public final class BindingProxy extends JdbcProxy<PreparedStatement> {

    private @Nullable BoundValue bound;

    private BindingProxy() {
        super(PreparedStatement.class);
    }

    /**
     * What Hibernate binds for the value of an attribute: converted, and of the type of its column.
     *
     * @param value the value in the entity, not null
     */
    // Hibernate's own binder of the mapping, which it gives away without its type.
    @SuppressWarnings("unchecked")
    public static BoundValue bind(JdbcMapping mapping, Object value, WrapperOptions options) {
        BindingProxy statement = new BindingProxy();
        try {
            mapping.getJdbcValueBinder().bind(statement.proxy(), mapping.convertToRelationalValue(value), 1, options);
        } catch (SQLException impossible) {
            throw new IllegalStateException("No database is asked while a value is bound.", impossible);
        }
        return Objects.requireNonNull(statement.bound);
    }

    @Override
    @Nullable
    Object call(String method, Arguments arguments) throws SQLException {
        bound = BoundValue.of(method, arguments).orElseThrow(() -> unexpected(method));
        return null;
    }
}
