package org.metatables.operation.internal.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A node of PostgreSQL's parse tree.
 *
 * @param tag its kind, such as {@code FUNCEXPR}
 * @param fields its fields; a field has one value, but for the constant's, which is a length and bytes
 */
record Node(String tag, Map<String, List<Value>> fields) {

    /** What a field holds. */
    sealed interface Value {}

    /** A node below. */
    record Child(Node node) implements Value {}

    /** A list of values; one of numbers begins with the letter of its kind. */
    record Items(List<Value> values) implements Value {}

    /** A word or a number; {@code <>} means nothing. */
    record Word(String text) implements Value {}

    /** The word that a field holds; empty if there is none, or the field holds something else. */
    Optional<String> word(String field) {
        List<Value> values = fields.getOrDefault(field, List.of());
        return !values.isEmpty()
                        && values.get(0) instanceof Word word
                        && !word.text().equals("<>")
                ? Optional.of(word.text())
                : Optional.empty();
    }

    /** Whether a field holds anything. */
    boolean has(String field) {
        return fields.containsKey(field) && !fields.get(field).equals(List.of(new Word("<>")));
    }

    /** The number that a field holds, 0 if the node has no such field. */
    long number(String field) {
        return word(field).map(Node::parse).orElse(0L);
    }

    /** The numbers of a list, or of a single number. */
    List<Long> numbers(String field) {
        List<Long> numbers = new ArrayList<>();
        for (Value value : fields.getOrDefault(field, List.of())) {
            List<Value> words = value instanceof Items items ? items.values() : List.of(value);
            for (Value each : words) {
                if (each instanceof Word word && isNumber(word.text())) {
                    numbers.add(parse(word.text()));
                }
            }
        }
        return numbers;
    }

    private static boolean isNumber(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!Character.isDigit(text.charAt(index))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static long parse(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException notOne) {
            throw new UnknownTree("something else where a number belongs");
        }
    }

    /** Shows this node and all below it to a visitor. */
    void walk(Consumer<Node> visitor) {
        walk(new Child(this), visitor);
    }

    /** Shows all nodes below a value to a visitor, however deep they are. */
    static void walk(Value tree, Consumer<Node> visitor) {
        Deque<Value> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            Value value = open.pop();
            if (value instanceof Child child) {
                visitor.accept(child.node());
                child.node().fields().values().forEach(values -> values.forEach(open::push));
            } else if (value instanceof Items items) {
                items.values().forEach(open::push);
            }
        }
    }
}
