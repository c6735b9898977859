package org.metatables.graph.internal.picture;

import java.util.ArrayList;
import java.util.List;
import org.metatables.graph.internal.layout.Point;

/** What colours and lines mean, as far as the picture has them. */
final class Legend {

    private static final double ROW = 24;
    private static final double SWATCH = 24;
    private static final double GAP = 26;
    private static final double TEXT_SIZE = 11;

    private final List<Entry> entries = new ArrayList<>();

    Legend(Scene scene) {
        for (Kind kind : Kind.values()) {
            if (scene.tables().stream().anyMatch(table -> table.kind() == kind)) {
                entries.add(new Entry(kind.words(), "mt-table mt-" + kind.cssName(), true));
            }
        }
        if (scene.tables().stream().anyMatch(table -> table.tag().isPresent())) {
            entries.add(new Entry("reserved or gone", "mt-table mt-plain mt-reserved", true));
        }
        if (!scene.lines().isEmpty()) {
            entries.add(new Entry("refers to", "mt-edge", false));
        }
        if (scene.lines().stream().anyMatch(SceneLine::declared)) {
            entries.add(new Entry("declared only", "mt-edge mt-declared", false));
        }
        if (scene.lines().stream().anyMatch(SceneLine::inCircle)) {
            entries.add(new Entry("in a circle", "mt-edge mt-circle", false));
        }
    }

    /** Its height in a picture of this width. */
    double height(double width) {
        return places(width).stream().mapToDouble(Point::y).max().orElse(0) + ROW;
    }

    void draw(SvgWriter svg, Point corner, double width) {
        svg.open("g", "class", "mt-legend");
        List<Point> places = places(width);
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i)
                    .draw(
                            svg,
                            corner.x() + places.get(i).x(),
                            corner.y() + places.get(i).y());
        }
        svg.close("g");
    }

    private List<Point> places(double width) {
        List<Point> places = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (Entry entry : entries) {
            double wide = SWATCH + 8 + TextWidth.of(entry.words(), TEXT_SIZE, false);
            if (x > 0 && x + wide > width) {
                x = 0;
                y += ROW;
            }
            places.add(new Point(x, y));
            x += wide + GAP;
        }
        return places;
    }

    private record Entry(String words, String cssClass, boolean isTable) {

        void draw(SvgWriter svg, double x, double y) {
            svg.open("g", "class", cssClass);
            if (isTable) {
                for (String part : List.of("mt-band", "mt-border")) {
                    svg.empty("rect", "class", part, "x", x, "y", y + 4, "width", SWATCH, "height", 14.0, "rx", 3.0);
                }
            } else {
                svg.empty(
                        "path",
                        "class",
                        "mt-line",
                        "d",
                        "M%s,%s H%s"
                                .formatted(SvgWriter.number(x), SvgWriter.number(y + 11), SvgWriter.number(x + SWATCH)),
                        "marker-end",
                        cssClass.contains("mt-circle") ? "url(#mt-arrow-circle)" : "url(#mt-arrow)");
            }
            svg.close("g");
            svg.text("text", words, "class", "mt-legend-text", "x", x + SWATCH + 8, "y", y + 15);
        }
    }
}
