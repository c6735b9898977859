package org.metatables.hibernate.live;

import java.util.function.Supplier;

/** The context class loader of the current thread, by which Hibernate looks up classes and services. */
final class ContextClassLoader {

    private ContextClassLoader() {}

    /** Does the work under another context class loader and puts the previous one back. */
    static <T> T during(ClassLoader classLoader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(previous);
        }
    }
}
