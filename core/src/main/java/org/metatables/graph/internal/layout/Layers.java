package org.metatables.graph.internal.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The cells of all layers, and who is joined to whom. The order within the layers is theirs to change who improve it. */
final class Layers {

    /** Half of the room that a line without a label takes. */
    private static final double LINE = 6;

    private static final double LABEL_MARGIN = 6;
    private static final double LABEL_HEIGHT = 18;

    private final List<Cell> cells = new ArrayList<>();
    private final List<List<Integer>> rows = new ArrayList<>();
    private final List<List<Integer>> above = new ArrayList<>();
    private final List<List<Integer>> below = new ArrayList<>();
    private final List<List<Integer>> chains = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    Layers(List<Extent> boxes, List<Arc> arcs, Ranks ranks) {
        for (int layer = 0; layer < 2 * ranks.count(); layer++) {
            rows.add(new ArrayList<>());
        }
        for (int box = 0; box < boxes.size(); box++) {
            Extent extent = boxes.get(box);
            double half = extent.width() / 2;
            add(2 * ranks.of(box), half, half + extent.beside(), extent.height(), true);
        }
        for (int arc = 0; arc < arcs.size(); arc++) {
            chain(arcs.get(arc), ranks, ranks.leadsDownwards(arc));
        }
        orderByNeighbourhood(boxes.size());
    }

    Cell cell(int number) {
        return cells.get(number);
    }

    List<Cell> cells() {
        return Collections.unmodifiableList(cells);
    }

    /** The numbers of the cells of each layer, from left to right. */
    List<List<Integer>> rows() {
        return rows;
    }

    /** The cells of the next layer above that a cell is joined to. */
    List<Integer> above(int cell) {
        return above.get(cell);
    }

    /** The cells of the next layer below that a cell is joined to. */
    List<Integer> below(int cell) {
        return below.get(cell);
    }

    /** The cells that a line goes through, from the upper box to the lower one. */
    List<Integer> chain(int arc) {
        return chains.get(arc);
    }

    /** The cell that holds a line's label: the one next to its source. */
    int label(int arc) {
        return labels.get(arc);
    }

    private int add(int layer, double left, double right, double height, boolean isBox) {
        int number = cells.size();
        cells.add(new Cell(number, layer, left, right, height, isBox));
        rows.get(layer).add(number);
        above.add(new ArrayList<>());
        below.add(new ArrayList<>());
        return number;
    }

    private void chain(Arc arc, Ranks ranks, boolean downwards) {
        int upper = downwards ? arc.source() : arc.target();
        int lower = downwards ? arc.target() : arc.source();
        int labelLayer = downwards ? 2 * ranks.of(upper) + 1 : 2 * ranks.of(lower) - 1;
        List<Integer> chain = new ArrayList<>(List.of(upper));
        for (int layer = 2 * ranks.of(upper) + 1; layer < 2 * ranks.of(lower); layer++) {
            boolean labelled = layer == labelLayer;
            double half = labelled ? arc.labelWidth() / 2 + LABEL_MARGIN : LINE;
            int cell = add(layer, half, half, labelled ? LABEL_HEIGHT : 0, false);
            if (labelled) {
                labels.add(cell);
            }
            chain.add(cell);
        }
        chain.add(lower);
        for (int i = 1; i < chain.size(); i++) {
            above.get(chain.get(i)).add(chain.get(i - 1));
            below.get(chain.get(i - 1)).add(chain.get(i));
        }
        chains.add(chain);
    }

    /** Cells stand in the order in which a walk from box to box meets them: what is joined starts out close together. */
    private void orderByNeighbourhood(int boxes) {
        boolean[] met = new boolean[cells.size()];
        rows.forEach(List::clear);
        for (int box = 0; box < boxes; box++) {
            List<Integer> waiting = new ArrayList<>(List.of(box));
            for (int i = 0; i < waiting.size(); i++) {
                int cell = waiting.get(i);
                if (!met[cell]) {
                    met[cell] = true;
                    rows.get(cells.get(cell).layer()).add(cell);
                    waiting.addAll(below.get(cell));
                    waiting.addAll(above.get(cell));
                }
            }
        }
    }
}
