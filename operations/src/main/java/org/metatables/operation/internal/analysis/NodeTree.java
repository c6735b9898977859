package org.metatables.operation.internal.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    static final int MAX_DEPTH = 10_000;

    private static final String BRACKETS = "(){}";

    private final String text;
    private int at;

    private NodeTree(String text) {
        this.text = text;
    }

    /**
     * Reads a tree. The nesting takes memory of the heap and none of the stack, which is small in many a thread.
     *
     * @throws UnknownTree if the text is none, or is nested too deeply
     */
    static Value read(String text) {
        NodeTree tree = new NodeTree(text);
        Value value = tree.value();
        if (tree.at < text.length() && !text.substring(tree.at).isBlank()) {
            throw new UnknownTree("text after the tree");
        }
        return value;
    }

    private Value value() {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            String token = token();
            Value value;
            switch (token) {
                case "{" -> {
                    push(open, new OpenNode(token()));
                    continue;
                }
                case "(" -> {
                    push(open, new OpenItems());
                    continue;
                }
                case "}", ")" -> {
                    if (open.isEmpty()) {
                        throw new UnknownTree("an end without a beginning");
                    }
                    value = open.pop().close(token);
                }
                default -> {
                    if (!open.isEmpty() && open.peek().begins(token)) {
                        continue;
                    }
                    value = new Word(token);
                }
            }
            if (open.isEmpty()) {
                return value;
            }
            open.peek().add(value);
        }
    }

    private static void push(Deque<Open> open, Open opened) {
        if (open.size() == MAX_DEPTH) {
            throw new UnknownTree("nested too deeply");
        }
        open.push(opened);
    }

    /** A node or a list of which the end has not been read. */
    private interface Open {

        /** Whether the token is the name of a field, whose values follow. */
        boolean begins(String token);

        void add(Value value);

        Value close(String bracket);
    }

    private static final class OpenItems implements Open {

        private final List<Value> items = new ArrayList<>();

        @Override
        public boolean begins(String token) {
            return false;
        }

        @Override
        public void add(Value value) {
            items.add(value);
        }

        @Override
        public Value close(String bracket) {
            if (!bracket.equals(")")) {
                throw new UnknownTree("a list without an end");
            }
            return new Items(items);
        }
    }

    private static final class OpenNode implements Open {

        private final String tag;
        private final Map<String, List<Value>> fields = new LinkedHashMap<>();
        private List<Value> values = List.of(new Word("<>"));

        OpenNode(String tag) {
            this.tag = tag;
        }

        @Override
        public boolean begins(String token) {
            if (!token.startsWith(":") || values.isEmpty()) {
                return false;
            }
            values = new ArrayList<>();
            if (fields.put(token.substring(1), values) != null) {
                throw new UnknownTree("a field twice: " + tag + "." + token.substring(1));
            }
            return true;
        }

        @Override
        public void add(Value value) {
            if (fields.isEmpty()) {
                throw new UnknownTree("a node without fields: " + tag);
            }
            values.add(value);
        }

        @Override
        public Value close(String bracket) {
            if (!bracket.equals("}") || values.isEmpty()) {
                throw new UnknownTree("a node without an end: " + tag);
            }
            return new Child(new Node(tag, fields));
        }
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
