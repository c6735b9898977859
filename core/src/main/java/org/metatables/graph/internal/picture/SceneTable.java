package org.metatables.graph.internal.picture;

import java.util.List;
import java.util.Optional;

/**
 * A table as it is to be drawn.
 *
 * @param title the name that its readers know it by
 * @param name the physical table
 * @param kind who owns it
 * @param tag a word on its state, such as {@code reserved}
 * @param tooltip all that is to be said of it, line by line
 * @param columns its columns; empty where none are to be drawn
 */
record SceneTable(
        String title, String name, Kind kind, Optional<String> tag, String tooltip, List<SceneColumn> columns) {

    SceneTable {
        columns = List.copyOf(columns);
    }

    /**
     * A column as it is to be drawn.
     *
     * @param name its name
     * @param type its type
     * @param primaryKey whether it is part of the primary key
     * @param foreignKey whether it is part of a foreign key
     */
    record SceneColumn(String name, String type, boolean primaryKey, boolean foreignKey) {

        /** The column's part in keys, in two letters. */
        String key() {
            return primaryKey ? "PK" : foreignKey ? "FK" : "";
        }
    }
}
