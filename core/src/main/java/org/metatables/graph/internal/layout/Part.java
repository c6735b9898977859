package org.metatables.graph.internal.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boxes that lines join, and those lines.
 *
 * @param boxes the numbers of the boxes in the whole
 * @param arcs the numbers of the lines in the whole
 */
record Part(List<Integer> boxes, List<Integer> arcs) {

    /** The parts, in the order of their first boxes. */
    static List<Part> split(int boxes, List<Arc> arcs) {
        int[] leader = new int[boxes];
        for (int box = 0; box < boxes; box++) {
            leader[box] = box;
        }
        for (Arc arc : arcs) {
            int one = leaderOf(leader, arc.source());
            int other = leaderOf(leader, arc.target());
            leader[Math.max(one, other)] = Math.min(one, other);
        }
        Map<Integer, Part> parts = new LinkedHashMap<>();
        for (int box = 0; box < boxes; box++) {
            parts.computeIfAbsent(leaderOf(leader, box), first -> new Part(new ArrayList<>(), new ArrayList<>()))
                    .boxes()
                    .add(box);
        }
        for (int arc = 0; arc < arcs.size(); arc++) {
            parts.get(leaderOf(leader, arcs.get(arc).source())).arcs().add(arc);
        }
        return List.copyOf(parts.values());
    }

    List<Extent> of(List<Extent> all) {
        return boxes.stream().map(all::get).toList();
    }

    /** The lines, with the boxes numbered as they are in this part. */
    List<Arc> arcsOf(List<Arc> all) {
        Map<Integer, Integer> numbers = new HashMap<>();
        boxes.forEach(box -> numbers.put(box, numbers.size()));
        return arcs.stream()
                .map(all::get)
                .map(arc -> new Arc(numbers.get(arc.source()), numbers.get(arc.target()), arc.labelWidth()))
                .toList();
    }

    private static int leaderOf(int[] leader, int box) {
        int at = box;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
