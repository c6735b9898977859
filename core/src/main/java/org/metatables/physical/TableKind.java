package org.metatables.physical;

/**
 * What stands behind the name of a table.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-class.html">pg_class.relkind</a>
 */
public enum TableKind {
    ORDINARY("r", "a table"),
    PARTITIONED("p", "a partitioned table"),
    VIEW("v", "a view"),
    MATERIALIZED_VIEW("m", "a materialized view"),
    FOREIGN("f", "a foreign table");

    private final String code;
    private final String words;

    TableKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Whether rows are stored here under constraints of this database. */
    public boolean isTable() {
        return this == ORDINARY || this == PARTITIONED;
    }

    /** The kind for readers, with its article: {@code a view}. */
    public String words() {
        return words;
    }

    /**
     * The kind of a relation.
     *
     * @param relkind the code in {@code pg_class}
     * @throws IllegalArgumentException if relations of this kind are no tables
     */
    public static TableKind ofCode(String relkind) {
        for (TableKind kind : values()) {
            if (kind.code.equals(relkind)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The relation kind " + relkind + " is not a kind of table.");
    }
}
