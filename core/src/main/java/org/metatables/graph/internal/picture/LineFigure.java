package org.metatables.graph.internal.picture;

import static org.metatables.graph.internal.picture.SvgWriter.number;

import java.util.List;
import org.metatables.graph.internal.layout.Point;
import org.metatables.graph.internal.layout.Route;

/** A foreign key as an arrow to the table that is referred to, with the columns that refer. */
final class LineFigure {

    private static final int MOST_LABEL = 34;
    private static final double LABEL_SIZE = 10.5;
    private static final double LABEL_MARGIN = 5;
    private static final double LABEL_HEIGHT = 16;

    private static final double LOOP_WIDTH = 26;
    private static final double LOOP_TOP = 12;
    private static final double LOOP_HEIGHT = 20;
    private static final double LOOP_DISTANCE = 24;

    private final SceneLine line;
    private final String label;

    LineFigure(SceneLine line) {
        this.line = line;
        this.label = TextWidth.shortened(line.label(), MOST_LABEL);
    }

    double labelWidth() {
        return TextWidth.of(label, LABEL_SIZE, false) + 2 * LABEL_MARGIN;
    }

    /** The room that a line needs beside its table that leads back to it. */
    double loopWidth() {
        return LOOP_WIDTH + labelWidth();
    }

    void draw(SvgWriter svg, Route route) {
        begin(svg, path(route.points()));
        label(svg, route.label());
        svg.close("g");
    }

    /**
     * Draws a line that leads back to its table.
     *
     * @param rightEdge a point of the table's right edge, at its top
     * @param number how many such lines the table has already
     */
    void drawLoop(SvgWriter svg, Point rightEdge, int number) {
        double x = rightEdge.x();
        double y = rightEdge.y() + LOOP_TOP + number * LOOP_DISTANCE;
        begin(
                svg,
                "M%s,%s C%s,%s %s,%s %s,%s"
                        .formatted(
                                number(x),
                                number(y),
                                number(x + LOOP_WIDTH),
                                number(y - 4),
                                number(x + LOOP_WIDTH),
                                number(y + LOOP_HEIGHT + 4),
                                number(x),
                                number(y + LOOP_HEIGHT)));
        label(svg, new Point(x + LOOP_WIDTH + labelWidth() / 2 - LABEL_MARGIN, y + LOOP_HEIGHT / 2));
        svg.close("g");
    }

    private void begin(SvgWriter svg, String path) {
        String circle = line.inCircle() ? " mt-circle" : "";
        svg.open("g", "class", "mt-edge" + circle + (line.declared() ? " mt-declared" : ""));
        svg.text("title", line.tooltip());
        svg.empty(
                "path",
                "class",
                "mt-line",
                "d",
                path,
                "marker-end",
                line.inCircle() ? "url(#mt-arrow-circle)" : "url(#mt-arrow)");
    }

    private void label(SvgWriter svg, Point middle) {
        svg.empty(
                "rect",
                "class",
                "mt-label-area",
                "x",
                middle.x() - labelWidth() / 2,
                "y",
                middle.y() - LABEL_HEIGHT / 2,
                "width",
                labelWidth(),
                "height",
                LABEL_HEIGHT,
                "rx",
                4.0);
        svg.text("text", label, "class", "mt-label", "x", middle.x(), "y", middle.y() + 3.7, "text-anchor", "middle");
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        Point last = points.get(0);
        path.append('M').append(pair(last.x(), last.y()));
        for (Point point : points.subList(1, points.size())) {
            if (Math.abs(point.x() - last.x()) < 0.5) {
                path.append(" L").append(pair(point.x(), point.y()));
            } else {
                double half = (last.y() + point.y()) / 2;
                path.append(" C")
                        .append(pair(last.x(), half))
                        .append(' ')
                        .append(pair(point.x(), half))
                        .append(' ')
                        .append(pair(point.x(), point.y()));
            }
            last = point;
        }
        return path.toString();
    }

    private static String pair(double x, double y) {
        return number(x) + "," + number(y);
    }
}
