package org.metatables.graph.internal.picture;

import org.metatables.catalog.SchemaManagementMode;

/** Who owns a table, as a picture tells it. */
enum Kind {
    LIQUIBASE("liquibase", "migrated with Liquibase", "#dbe7fb", "#3b6fc4"),
    BACKEND("backend", "made by MetaTables", "#d9f0e1", "#2e8b57"),
    ALEMBIC("alembic", "migrated with Alembic", "#e8dff8", "#7a55b8"),
    EXTERNAL("external", "registered, owned by others", "#fce8d0", "#c1741e"),
    UNREGISTERED("unregistered", "not registered", "#eceff1", "#8a949e");

    private final String cssName;
    private final String words;
    private final String fill;
    private final String stroke;

    Kind(String cssName, String words, String fill, String stroke) {
        this.cssName = cssName;
        this.words = words;
        this.fill = fill;
        this.stroke = stroke;
    }

    static Kind of(SchemaManagementMode mode) {
        return switch (mode) {
            case LIQUIBASE_MANAGED -> LIQUIBASE;
            case BACKEND_MANAGED -> BACKEND;
            case ALEMBIC_MANAGED -> ALEMBIC;
            case EXTERNAL_REGISTERED -> EXTERNAL;
        };
    }

    String cssName() {
        return cssName;
    }

    /** What the legend says. */
    String words() {
        return words;
    }

    /** The colour of the area, where the form has no style sheet. */
    String fill() {
        return fill;
    }

    /** The colour of the border, where the form has no style sheet. */
    String stroke() {
        return stroke;
    }
}
