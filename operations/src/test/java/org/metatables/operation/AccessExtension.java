package org.metatables.operation;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects the one database that all tests of access share: made on first use, closed after the last test of all. */
final class AccessExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AccessExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AccessDatabase.class;
    }

    @Override
    public AccessDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(AccessDatabase.class, key -> new AccessDatabase(), AccessDatabase.class);
    }
}
