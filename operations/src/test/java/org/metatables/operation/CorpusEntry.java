package org.metatables.operation;

import java.util.List;

/**
 * A statement of the corpus.
 *
 * @param name what is peculiar about it
 * @param kind what its operation declares that it does
 * @param reads the tables that its operation declares with read access
 * @param writes the tables that its operation declares with write access
 * @param since the oldest PostgreSQL that knows its syntax
 * @param outcome what must come of it: the nets that stop it, or its rows
 */
record CorpusEntry(
        String name,
        OperationKind kind,
        List<String> reads,
        List<String> writes,
        int since,
        String outcome,
        String sql) {

    CorpusEntry {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /** The operation, on the tables of a database. */
    OperationBuilder operation(GovernedDatabase database) {
        OperationBuilder operation = new OperationBuilder(kind, sql);
        reads.forEach(table -> operation.read(database.uid(table), alias(table)));
        writes.forEach(table -> operation.write(database.uid(table), alias(table)));
        return operation;
    }

    private static String alias(String table) {
        return table.replaceAll("[^a-z_]", "_");
    }

    @Override
    public String toString() {
        return name;
    }
}
