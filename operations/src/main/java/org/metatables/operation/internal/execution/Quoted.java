package org.metatables.operation.internal.execution;

/** Names in quotes, for SQL text. */
final class Quoted {

    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
