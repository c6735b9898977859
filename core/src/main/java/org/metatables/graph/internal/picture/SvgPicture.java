package org.metatables.graph.internal.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.metatables.graph.SchemaGraph;
import org.metatables.graph.internal.layout.Arc;
import org.metatables.graph.internal.layout.Drawing;
import org.metatables.graph.internal.layout.Extent;
import org.metatables.graph.internal.layout.LayeredLayout;
import org.metatables.graph.internal.layout.Point;
import org.metatables.internal.TextResource;

/** A graph as SVG that needs nothing besides itself: no script, no font, no other file. */
public final class SvgPicture {

    private static final double MARGIN = 32;
    private static final double HEAD = 62;
    private static final double LEAST_WIDTH = 520;
    private static final double TITLE_SIZE = 20;
    private static final int MOST_TITLE = 60;

    private final String title;
    private final Scene scene;
    private final List<TableFigure> tables;
    private final List<LineFigure> lines;
    private final Drawing drawing;
    private final Legend legend;

    private SvgPicture(SchemaGraph graph, String title) {
        this.title = title;
        this.scene = Scene.of(graph);
        this.tables = scene.tables().stream().map(TableFigure::new).toList();
        this.lines = scene.lines().stream().map(LineFigure::new).toList();
        this.drawing = LayeredLayout.of(extents(), arcs());
        this.legend = new Legend(scene);
    }

    /** The text of the picture; the same graph always gives the same one. */
    public static String of(SchemaGraph graph, String title) {
        return new SvgPicture(graph, title).draw();
    }

    private List<Extent> extents() {
        Map<Integer, Double> beside = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            if (scene.lines().get(line).isSelfReference()) {
                beside.merge(scene.lines().get(line).source(), lines.get(line).loopWidth(), Math::max);
            }
        }
        return IntStream.range(0, tables.size())
                .mapToObj(table -> new Extent(
                        tables.get(table).width(), tables.get(table).height(), beside.getOrDefault(table, 0.0)))
                .toList();
    }

    private List<Arc> arcs() {
        return between()
                .mapToObj(line -> new Arc(
                        scene.lines().get(line).source(),
                        scene.lines().get(line).target(),
                        lines.get(line).labelWidth()))
                .toList();
    }

    /** The lines between two tables. */
    private IntStream between() {
        return IntStream.range(0, scene.lines().size())
                .filter(line -> !scene.lines().get(line).isSelfReference());
    }

    private String draw() {
        double inner = Math.max(
                Math.max(LEAST_WIDTH, drawing.width()),
                TextWidth.of(TextWidth.shortened(title, MOST_TITLE), TITLE_SIZE, true));
        double width = inner + 2 * MARGIN;
        double legendTop = MARGIN + HEAD + drawing.height() + MARGIN;
        double height = legendTop + legend.height(inner) + MARGIN / 2;
        SvgWriter svg = new SvgWriter();
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "metatables-graph",
                        "role",
                        "img",
                        "width",
                        width,
                        "height",
                        height,
                        "viewBox",
                        "0 0 " + SvgWriter.number(width) + " " + SvgWriter.number(height))
                .raw("\n")
                .text("title", title)
                .text("desc", scene.summary())
                .raw("<style>\n" + TextResource.read(SvgPicture.class, "picture.css") + "</style>\n");
        arrow(svg, "mt-arrow", "mt-head");
        arrow(svg, "mt-arrow-circle", "mt-head mt-head-circle");
        svg.empty("rect", "class", "mt-ground", "width", width, "height", height);
        svg.text("text", TextWidth.shortened(title, MOST_TITLE), "class", "mt-heading", "x", MARGIN, "y", MARGIN + 16);
        svg.text("text", scene.summary(), "class", "mt-summary", "x", MARGIN, "y", MARGIN + 36);
        svg.open(
                "g",
                "transform",
                "translate(" + SvgWriter.number(MARGIN + (inner - drawing.width()) / 2) + ","
                        + SvgWriter.number(MARGIN + HEAD) + ")");
        svg.raw("\n");
        figures(svg);
        svg.close("g");
        legend.draw(svg, new Point(MARGIN, legendTop), inner);
        return svg.close("svg").toString();
    }

    /** Lines first, so that an arrow's head ends at the border of its table. */
    private void figures(SvgWriter svg) {
        int[] drawn = between().toArray();
        for (int i = 0; i < drawn.length; i++) {
            lines.get(drawn[i]).draw(svg, drawing.routes().get(i));
        }
        List<Integer> loops = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            SceneLine loop = scene.lines().get(line);
            if (loop.isSelfReference()) {
                Point corner = drawing.corners().get(loop.source());
                int before = (int)
                        loops.stream().filter(table -> table == loop.source()).count();
                Point edge = new Point(corner.x() + tables.get(loop.source()).width(), corner.y());
                lines.get(line).drawLoop(svg, edge, before);
                loops.add(loop.source());
            }
        }
        for (int table = 0; table < tables.size(); table++) {
            tables.get(table).draw(svg, drawing.corners().get(table));
        }
    }

    private static void arrow(SvgWriter svg, String id, String cssClass) {
        svg.open(
                "marker",
                "id",
                id,
                "viewBox",
                "0 0 10 10",
                "refX",
                "9.4",
                "refY",
                "5",
                "markerWidth",
                "7",
                "markerHeight",
                "7",
                "orient",
                "auto-start-reverse");
        svg.empty("path", "class", cssClass, "d", "M0.6,1 L9.4,5 L0.6,9 Z");
        svg.close("marker");
    }
}
