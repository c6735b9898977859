package org.metatables.hibernate.query.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.hibernate.query.UnsupportedQueryException;

/**
 * An interface of JDBC of which only the methods are there that Hibernate needs for a query. The interfaces have some
 * 400 methods; what is not expected fails, saying what was asked for.
 *
 * @param <T> the interface
 */
abstract class JdbcProxy<T> implements InvocationHandler {

    private final Class<T> type;
    private final T proxy;

    JdbcProxy(Class<T> type) {
        this.type = type;
        this.proxy = type.cast(Proxy.newProxyInstance(JdbcProxy.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** The interface to give away. */
    T proxy() {
        return proxy;
    }

    /** Answers a call; {@link #unexpected} for what is not known. */
    abstract @Nullable Object call(String method, Arguments arguments) throws SQLException;

    @Override
    public final @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(method.getName(), arguments);
        }
        return call(method.getName(), Arguments.of(arguments));
    }

    private Object ofObject(String method, @Nullable Object @Nullable [] arguments) {
        return switch (method) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(this);
            default -> "governed " + type.getSimpleName();
        };
    }

    final UnsupportedQueryException unexpected(String method) {
        return new UnsupportedQueryException(Problem.of("The query needs " + type.getSimpleName() + "." + method
                        + " of JDBC, which governed queries do not offer.")
                .remedy("Leave out what needs it, or write the statement as an operation by hand."));
    }
}
