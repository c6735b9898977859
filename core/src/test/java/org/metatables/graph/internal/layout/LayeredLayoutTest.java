package org.metatables.graph.internal.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTest {

    private static final int STEPS = 24;

    @Test
    void whoIsReferredToStandsAbove() {
        Drawing drawing = LayeredLayout.of(boxes(4), List.of(arc(3, 2), arc(2, 1), arc(3, 1), arc(1, 0)));

        assertThat(drawing.corners()).isSortedAccordingTo((one, other) -> Double.compare(one.y(), other.y()));
        for (Route route : drawing.routes()) {
            assertThat(route.points().get(0).y())
                    .isGreaterThan(route.points().get(route.points().size() - 1).y());
        }
    }

    @Test
    void aCircleIsBrokenAtOneLine() {
        Drawing drawing = LayeredLayout.of(boxes(3), List.of(arc(0, 1), arc(1, 2), arc(2, 0)));

        assertThat(drawing.routes())
                .filteredOn(route -> route.points().get(0).y()
                        < route.points().get(route.points().size() - 1).y())
                .hasSize(1);
    }

    @Test
    void nothingIsAnEmptyDrawing() {
        assertThat(LayeredLayout.of(List.of(), List.of())).isEqualTo(new Drawing(0, 0, List.of(), List.of()));
    }

    @Test
    void manyBoxesThatReferToOneDoNotAllStandInOneRow() {
        Drawing drawing = LayeredLayout.of(
                boxes(61),
                IntStream.rangeClosed(1, 60).mapToObj(leaf -> arc(leaf, 0)).toList());

        assertThat(drawing.corners().stream().map(Point::y).distinct()).hasSizeGreaterThan(4);
        assertThat(drawing.width()).isLessThan(60 * 140);
    }

    @Test
    void boxesWithoutLinesFillRowsBelow() {
        Drawing drawing = LayeredLayout.of(boxes(40), List.of(arc(39, 38)));

        assertThat(drawing.width()).isLessThan(2_000);
        double lowestJoined = drawing.corners().get(39).y();
        assertThat(drawing.corners().get(0).y() + 1)
                .isGreaterThan(drawing.corners().get(38).y());
        assertThat(drawing.corners().stream().mapToDouble(Point::y).max().orElseThrow())
                .isGreaterThan(lowestJoined);
    }

    @Test
    void aLineThatLeadsBackToItsBoxIsNoneToBeRouted() {
        assertThatThrownBy(() -> arc(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What makes a picture legible, on graphs of every kind: few and many lines, circles, parts, boxes of all sizes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noBoxesOverlapNoLineRunsThroughABoxAndNoLabelIsHidden(int seed) {
        Random random = new Random(seed);
        List<Extent> boxes = IntStream.range(0, 3 + seed * 4)
                .mapToObj(i -> new Extent(
                        120 + random.nextInt(180), 46 + 18 * random.nextInt(10), random.nextInt(4) == 0 ? 90 : 0))
                .toList();
        List<Arc> arcs = new ArrayList<>();
        for (int i = 0; i < boxes.size() * (1 + seed % 3) * 2 / 3; i++) {
            int source = random.nextInt(boxes.size());
            int target = random.nextInt(boxes.size());
            if (source != target) {
                arcs.add(new Arc(source, target, 40 + random.nextInt(120)));
            }
        }

        Drawing drawing = LayeredLayout.of(boxes, arcs);

        List<Rectangle2D> solid = rectangles(boxes, drawing);
        noneOverlap(solid);
        List<Rectangle2D> labels = labels(arcs, drawing);
        noneOverlap(labels);
        for (Rectangle2D label : labels) {
            assertThat(solid).noneMatch(box -> box.intersects(label));
        }
        for (Route route : drawing.routes()) {
            assertThat(samples(route)).noneMatch(point -> isInside(solid, point));
        }
        assertThat(LayeredLayout.of(boxes, arcs)).as("the same again").isEqualTo(drawing);
    }

    private static List<Extent> boxes(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Extent(150, 46, 0)).toList();
    }

    private static Arc arc(int source, int target) {
        return new Arc(source, target, 60);
    }

    private static List<Rectangle2D> rectangles(List<Extent> boxes, Drawing drawing) {
        List<Rectangle2D> rectangles = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Point corner = drawing.corners().get(i);
            rectangles.add(new Rectangle2D.Double(
                    corner.x(), corner.y(), boxes.get(i).width(), boxes.get(i).height()));
            assertThat(corner.x()).isGreaterThanOrEqualTo(-0.001);
            assertThat(corner.x() + boxes.get(i).width()).isLessThanOrEqualTo(drawing.width() + 0.001);
            assertThat(corner.y() + boxes.get(i).height()).isLessThanOrEqualTo(drawing.height() + 0.001);
        }
        return rectangles;
    }

    private static List<Rectangle2D> labels(List<Arc> arcs, Drawing drawing) {
        return IntStream.range(0, arcs.size())
                .<Rectangle2D>mapToObj(i -> {
                    Point middle = drawing.routes().get(i).label();
                    double width = arcs.get(i).labelWidth();
                    return new Rectangle2D.Double(middle.x() - width / 2, middle.y() - 8, width, 16);
                })
                .toList();
    }

    private static void noneOverlap(List<Rectangle2D> rectangles) {
        for (int i = 0; i < rectangles.size(); i++) {
            for (int k = i + 1; k < rectangles.size(); k++) {
                assertThat(rectangles.get(i).intersects(rectangles.get(k)))
                        .as(rectangles.get(i) + " and " + rectangles.get(k))
                        .isFalse();
            }
        }
    }

    private static boolean isInside(List<Rectangle2D> boxes, Point point) {
        return boxes.stream()
                .anyMatch(box -> point.x() > box.getMinX() + 0.5
                        && point.x() < box.getMaxX() - 0.5
                        && point.y() > box.getMinY() + 0.5
                        && point.y() < box.getMaxY() - 0.5);
    }

    /** Points of the curve that the picture draws: it leaves and arrives vertically. */
    private static List<Point> samples(Route route) {
        List<Point> samples = new ArrayList<>();
        for (int i = 1; i < route.points().size(); i++) {
            Point from = route.points().get(i - 1);
            Point to = route.points().get(i);
            for (int step = 0; step <= STEPS; step++) {
                double t = (double) step / STEPS;
                double smooth = t * t * (3 - 2 * t);
                double half = (from.y() + to.y()) / 2;
                double y = Math.pow(1 - t, 3) * from.y() + 3 * t * (1 - t) * half + Math.pow(t, 3) * to.y();
                samples.add(new Point(from.x() + smooth * (to.x() - from.x()), y));
            }
        }
        return samples;
    }
}
