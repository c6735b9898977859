package org.metatables.hibernate.query;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects the one library that all tests of governed queries share: made on first use, closed after the last test of all. */
final class LibraryExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LibraryExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LibraryDatabase.class;
    }

    @Override
    public LibraryDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(LibraryDatabase.class, key -> new LibraryDatabase(), LibraryDatabase.class);
    }
}
