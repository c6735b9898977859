package org.metatables.graph.internal.picture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.metatables.graph.SchemaGraph;
import org.metatables.graph.internal.picture.SceneTable.SceneColumn;

/**
 * A graph as the text of a Mermaid flowchart, which GitHub, GitLab and many editors draw.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid: flowcharts</a>
 */
public final class MermaidPicture {

    private final Scene scene;
    private final StringBuilder out = new StringBuilder();

    private MermaidPicture(Scene scene) {
        this.scene = scene;
    }

    /** The text of the picture, with a line feed at its end; the same graph always gives the same one. */
    public static String of(SchemaGraph graph) {
        return new MermaidPicture(Scene.of(graph)).draw();
    }

    private String draw() {
        // Arrows lead upwards: who is referred to stands above.
        out.append("flowchart BT\n");
        for (int i = 0; i < scene.tables().size(); i++) {
            table(i, scene.tables().get(i));
        }
        scene.lines().forEach(this::line);
        styles();
        return out.toString();
    }

    private void table(int number, SceneTable table) {
        out.append("  t")
                .append(number)
                .append("[\"<b>")
                .append(text(table.title()))
                .append("</b>");
        out.append("<br/>").append(text(table.name()));
        table.tag().ifPresent(tag -> out.append("<br/><i>").append(text(tag)).append("</i>"));
        for (SceneColumn column : table.columns()) {
            out.append("<br/>").append(text((column.key() + " " + column.name() + " " + column.type()).strip()));
        }
        out.append("\"]:::").append(table.kind().cssName()).append('\n');
    }

    private void line(SceneLine line) {
        out.append("  t").append(line.source()).append(line.declared() ? " -.->|\"" : " -->|\"");
        out.append(text(line.label())).append("\"| t").append(line.target()).append('\n');
    }

    private void styles() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        scene.tables().forEach(table -> kinds.add(table.kind()));
        for (Kind kind : kinds) {
            out.append("  classDef ")
                    .append(kind.cssName())
                    .append(" fill:")
                    .append(kind.fill())
                    .append(",stroke:")
                    .append(kind.stroke())
                    .append(",color:#17202b\n");
        }
        List<String> reserved = numbers(
                IntStream.range(0, scene.tables().size())
                        .filter(i -> scene.tables().get(i).tag().isPresent()),
                "t");
        if (!reserved.isEmpty()) {
            out.append("  classDef reserved stroke-dasharray:6 4\n");
            out.append("  class ").append(String.join(",", reserved)).append(" reserved\n");
        }
        List<String> circles = numbers(
                IntStream.range(0, scene.lines().size())
                        .filter(i -> scene.lines().get(i).inCircle()),
                "");
        if (!circles.isEmpty()) {
            out.append("  linkStyle ").append(String.join(",", circles)).append(" stroke:#d1495b\n");
        }
    }

    private static List<String> numbers(IntStream numbers, String prefix) {
        return numbers.mapToObj(number -> prefix + number).toList();
    }

    /** Everything but letters, digits and a few harmless signs as Mermaid's own code for a character. */
    private static String text(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || " _.,-()·".indexOf(character) >= 0) {
                safe.appendCodePoint(character);
            } else if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
                safe.append('\uFFFD');
            } else {
                safe.append('#').append(character).append(';');
            }
        });
        return safe.toString();
    }
}
