package org.metatables.operation.internal.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.operation.internal.analysis.Node.Child;
import org.metatables.operation.internal.analysis.Node.Items;
import org.metatables.operation.internal.analysis.Node.Value;
import org.metatables.operation.internal.analysis.Node.Word;

/**
 * Reads the text form of {@code pg_node_tree}.
 *
 * <p>Names that the author of a statement chose are in it, with their special characters behind a backslash, but for a
 * colon: so the first word after the name of a field is always its value, whatever it looks like.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/nodes/read.c">PostgreSQL:
 *     nodes/read.c</a>
 */
final class NodeTree {

    /** The deepest nesting of nodes and lists that is read. */
    static final int MAX_DEPTH = 1_500;

    private static final String BRACKETS = "(){}";

    private final String text;
    private int at;
    private int depth;

    private NodeTree(String text) {
        this.text = text;
    }

    /**
     * Reads a tree.
     *
     * @throws UnknownTree if the text is none, or is nested too deeply
     */
    static Value read(String text) {
        NodeTree tree = new NodeTree(text);
        Value value = tree.value(tree.token());
        if (tree.at < text.length() && !text.substring(tree.at).isBlank()) {
            throw new UnknownTree("text after the tree");
        }
        return value;
    }

    private Value value(String token) {
        if (++depth > MAX_DEPTH) {
            throw new UnknownTree("nested too deeply");
        }
        Value value = switch (token) {
            case "{" -> new Child(node());
            case "(" -> new Items(items());
            default -> new Word(token);
        };
        depth--;
        return value;
    }

    private List<Value> items() {
        List<Value> items = new ArrayList<>();
        for (String token = token(); !token.equals(")"); token = token()) {
            items.add(value(token));
        }
        return items;
    }

    private Node node() {
        String tag = token();
        Map<String, List<Value>> fields = new LinkedHashMap<>();
        String token = token();
        while (!token.equals("}")) {
            if (!token.startsWith(":")) {
                throw new UnknownTree("a node without fields: " + tag);
            }
            String field = token.substring(1);
            List<Value> values = new ArrayList<>();
            values.add(value(token()));
            for (token = token(); !token.equals("}") && !token.startsWith(":"); token = token()) {
                values.add(value(token));
            }
            if (fields.put(field, values) != null) {
                throw new UnknownTree("a field twice: " + tag + "." + field);
            }
        }
        return new Node(tag, fields);
    }

    /** The next token; what a backslash protects loses its meaning, and the backslash stays to show it. */
    private String token() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            throw new UnknownTree("a tree without an end");
        }
        int start = at;
        if (BRACKETS.indexOf(text.charAt(at)) >= 0) {
            at++;
            return text.substring(start, at);
        }
        while (at < text.length() && !isBlank(text.charAt(at)) && BRACKETS.indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        return text.substring(start, at);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\n' || character == '\t';
    }
}
