package org.metatables.graph.internal.picture;

/**
 * A foreign key as it is to be drawn.
 *
 * @param source the place of the table that refers
 * @param target the place of the table that is referred to
 * @param label the columns that refer, and what is done on delete
 * @param tooltip all that is to be said of it, line by line
 * @param declared whether the database does not have it yet
 * @param inCircle whether it is part of a circle of several tables
 */
record SceneLine(int source, int target, String label, String tooltip, boolean declared, boolean inCircle) {

    boolean isSelfReference() {
        return source == target;
    }
}
