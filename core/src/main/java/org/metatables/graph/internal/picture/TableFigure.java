package org.metatables.graph.internal.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metatables.graph.internal.layout.Point;
import org.metatables.graph.internal.picture.SceneTable.SceneColumn;

/** A table as a box: its names on a coloured band, its columns below. */
final class TableFigure {

    private static final double LEAST_WIDTH = 150;
    private static final double MARGIN = 12;
    private static final double BAND = 46;
    private static final double ROW = 18;
    private static final double FOOT = 6;
    private static final double KEY = 22;
    private static final double TITLE_SIZE = 13;
    private static final double NAME_SIZE = 10.5;
    private static final double COLUMN_SIZE = 11;
    private static final double TAG_SIZE = 9.5;
    private static final double RADIUS = 7;

    private static final int MOST_TITLE = 30;
    private static final int MOST_NAME = 38;
    private static final int MOST_COLUMN = 26;
    private static final int MOST_TYPE = 16;
    private static final int MOST_COLUMNS = 30;

    /** PostgreSQL's own short names. */
    private static final Map<String, String> SHORT_TYPES =
            Map.of("timestamp with time zone", "timestamptz", "timestamp without time zone", "timestamp");

    private final SceneTable table;
    private final String title;
    private final String name;
    private final List<SceneColumn> columns;

    TableFigure(SceneTable table) {
        this.table = table;
        this.title = TextWidth.shortened(table.title(), MOST_TITLE);
        this.name = TextWidth.shortened(table.name(), MOST_NAME);
        this.columns = table.columns().stream().limit(MOST_COLUMNS).toList();
    }

    double width() {
        double tag = table.tag().map(word -> tagWidth(word) + MARGIN).orElse(0.0);
        double widest = Math.max(TextWidth.of(title, TITLE_SIZE, true) + tag, TextWidth.monospaced(name, NAME_SIZE));
        for (SceneColumn column : columns) {
            widest = Math.max(
                    widest,
                    KEY
                            + TextWidth.monospaced(columnName(column), COLUMN_SIZE)
                            + MARGIN
                            + TextWidth.monospaced(type(column), NAME_SIZE));
        }
        return Math.max(LEAST_WIDTH, Math.ceil(widest + 2 * MARGIN));
    }

    double height() {
        int rows = columns.size() + (hidden() > 0 ? 1 : 0);
        return rows == 0 ? BAND : BAND + FOOT + rows * ROW + FOOT;
    }

    void draw(SvgWriter svg, Point corner) {
        double x = corner.x();
        double y = corner.y();
        String state = table.tag().isPresent() ? " mt-reserved" : "";
        svg.open("g", "class", "mt-table mt-" + table.kind().cssName() + state);
        svg.text("title", table.tooltip());
        svg.empty("rect", "class", "mt-box", "x", x, "y", y, "width", width(), "height", height(), "rx", RADIUS);
        svg.empty("path", "class", "mt-band", "d", band(x, y));
        svg.empty("rect", "class", "mt-border", "x", x, "y", y, "width", width(), "height", height(), "rx", RADIUS);
        svg.text("text", title, "class", "mt-title", "x", x + MARGIN, "y", y + 20);
        svg.text("text", name, "class", "mt-name", "x", x + MARGIN, "y", y + 36);
        table.tag().ifPresent(word -> tag(svg, word, x, y));
        for (int row = 0; row < columns.size(); row++) {
            column(svg, columns.get(row), x, y + BAND + FOOT + row * ROW + 13);
        }
        if (hidden() > 0) {
            double below = y + BAND + FOOT + columns.size() * ROW + 13;
            svg.text("text", "and " + hidden() + " more", "class", "mt-type", "x", x + MARGIN + KEY, "y", below);
        }
        svg.close("g");
    }

    private int hidden() {
        return table.columns().size() - columns.size();
    }

    private void tag(SvgWriter svg, String word, double x, double y) {
        double width = tagWidth(word);
        double left = x + width() - MARGIN / 2 - width;
        svg.empty("rect", "class", "mt-tag", "x", left, "y", y + 8.5, "width", width, "height", 15.0, "rx", 7.5);
        svg.text("text", word, "class", "mt-tag-text", "x", left + width / 2, "y", y + 19.3, "text-anchor", "middle");
    }

    private void column(SvgWriter svg, SceneColumn column, double x, double baseline) {
        if (!column.key().isEmpty()) {
            svg.text("text", column.key(), "class", "mt-key", "x", x + MARGIN, "y", baseline);
        }
        svg.text("text", columnName(column), "class", "mt-column", "x", x + MARGIN + KEY, "y", baseline);
        svg.text(
                "text",
                type(column),
                "class",
                "mt-type",
                "x",
                x + width() - MARGIN,
                "y",
                baseline,
                "text-anchor",
                "end");
    }

    /** The upper part of the box, round where the box is round. */
    private String band(double x, double y) {
        String left = SvgWriter.number(x);
        String right = SvgWriter.number(x + width());
        String top = SvgWriter.number(y);
        String shoulder = SvgWriter.number(y + RADIUS);
        String innerLeft = SvgWriter.number(x + RADIUS);
        String innerRight = SvgWriter.number(x + width() - RADIUS);
        String roof = "M%s,%s Q%s,%s %s,%s H%s Q%s,%s %s,%s "
                .formatted(left, shoulder, left, top, innerLeft, top, innerRight, right, top, right, shoulder);
        String bottom = SvgWriter.number(y + BAND);
        if (!table.columns().isEmpty()) {
            return roof + "V%s H%s Z".formatted(bottom, left);
        }
        String hip = SvgWriter.number(y + BAND - RADIUS);
        return roof
                + "V%s Q%s,%s %s,%s H%s Q%s,%s %s,%s Z"
                        .formatted(hip, right, bottom, innerRight, bottom, innerLeft, left, bottom, left, hip);
    }

    private static double tagWidth(String word) {
        return TextWidth.of(word, TAG_SIZE, false) + 12;
    }

    private static String columnName(SceneColumn column) {
        return TextWidth.shortened(column.name(), MOST_COLUMN);
    }

    private static String type(SceneColumn column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        return TextWidth.shortened(SHORT_TYPES.getOrDefault(type, type), MOST_TYPE);
    }
}
