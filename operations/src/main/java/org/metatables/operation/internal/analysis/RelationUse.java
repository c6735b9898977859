package org.metatables.operation.internal.analysis;

import java.util.HashSet;
import java.util.Set;

/**
 * What a tree needs of a relation. Columns go by number: 0 is the whole row, negative numbers are the system's.
 *
 * @param permissions PostgreSQL's {@code ACL_} bits
 * @param selected the columns that it reads
 * @param inserted the columns that it gives values to in new rows
 * @param updated the columns that it changes
 */
record RelationUse(long permissions, Set<Integer> selected, Set<Integer> inserted, Set<Integer> updated) {

    /** PostgreSQL's {@code ACL_SELECT}. */
    static final long SELECT = 2;

    /** PostgreSQL's {@code ACL_DELETE}. */
    private static final long DELETE = 8;

    /** What a column's number is moved by in PostgreSQL's sets: {@code FirstLowInvalidHeapAttributeNumber}. */
    private static final int OFFSET = -7;

    RelationUse {
        selected = Set.copyOf(selected);
        inserted = Set.copyOf(inserted);
        updated = Set.copyOf(updated);
    }

    /** What the node of a relation says. */
    static RelationUse of(Node node) {
        return new RelationUse(
                node.number("requiredPerms"),
                columns(node, "selectedCols"),
                columns(node, "insertedCols"),
                columns(node, "updatedCols"));
    }

    /** Needs these permissions, and no column. */
    static RelationUse of(long permissions) {
        return of(permissions, Set.of());
    }

    /** Needs these permissions, and changes these columns. */
    static RelationUse of(long permissions, Set<Integer> updated) {
        return new RelationUse(permissions, Set.of(), Set.of(), updated);
    }

    private static Set<Integer> columns(Node node, String field) {
        Set<Integer> columns = new HashSet<>();
        node.numbers(field).forEach(number -> columns.add(Math.toIntExact(number) + OFFSET));
        return columns;
    }

    /** Whether rows are changed or locked. */
    boolean writes() {
        return (permissions & ~SELECT) != 0;
    }

    /** Whether rows are deleted. */
    boolean deletes() {
        return (permissions & DELETE) != 0;
    }

    /** What both need. */
    RelationUse and(RelationUse other) {
        return new RelationUse(
                permissions | other.permissions,
                union(selected, other.selected),
                union(inserted, other.inserted),
                union(updated, other.updated));
    }

    /** All columns that are named. */
    Set<Integer> columns() {
        return union(selected, union(inserted, updated));
    }

    private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
        Set<Integer> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
