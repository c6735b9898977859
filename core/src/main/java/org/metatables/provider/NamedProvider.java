package org.metatables.provider;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** A provider that is named by its class, registered or not. */
final class NamedProvider {

    private NamedProvider() {}

    /** An object of the class; empty where there is no such class. */
    static Optional<TableProvider> find(String className, ClassLoader classLoader) {
        Class<?> type;
        try {
            type = Class.forName(className, true, classLoader);
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (LinkageError unloadable) {
            throw UnusableProviderException.unloadable("The table provider " + className, unloadable);
        }
        if (!TableProvider.class.isAssignableFrom(type)) {
            throw UnusableProviderException.ofAnotherType(type);
        }
        TableProvider provider = make(type.asSubclass(TableProvider.class));
        TableProviders.requireIdentity(provider);
        return Optional.of(provider);
    }

    private static TableProvider make(Class<? extends TableProvider> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException failure) {
            throw UnusableProviderException.unloadable("The table provider " + type.getName(), failure.getCause());
        } catch (ReflectiveOperationException | LinkageError unloadable) {
            throw UnusableProviderException.unloadable("The table provider " + type.getName(), unloadable);
        }
    }
}
