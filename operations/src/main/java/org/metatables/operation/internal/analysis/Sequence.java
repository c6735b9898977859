package org.metatables.operation.internal.analysis;

import java.util.List;
import java.util.Optional;
import org.metatables.operation.internal.analysis.Node.Child;
import org.metatables.operation.internal.analysis.Node.Items;
import org.metatables.operation.internal.analysis.Node.Value;
import org.metatables.operation.internal.analysis.Node.Word;

/** Reads which sequence a call of {@code nextval} draws from. */
final class Sequence {

    /** {@code nextval(regclass)}. */
    static final long NEXTVAL = 1574;

    private static final long REGCLASS = 2205;
    private static final int BYTES_OF_AN_OID = 4;

    private Sequence() {}

    /** The constant that names the sequence, if it is one. */
    static Optional<Node> named(Node call) {
        List<Value> arguments = call.fields().getOrDefault("args", List.of());
        return arguments.size() == 1
                        && arguments.get(0) instanceof Items items
                        && items.values().size() == 1
                        && items.values().get(0) instanceof Child argument
                        && argument.node().tag().equals("CONST")
                        && argument.node().number("consttype") == REGCLASS
                ? Optional.of(argument.node())
                : Optional.empty();
    }

    /** The number that a constant holds: its bytes, the least significant first; 0 if it is null. */
    static long number(Node constant) {
        List<Value> value = constant.fields().getOrDefault("constvalue", List.of());
        int first = value.indexOf(new Word("[")) + 1;
        if (first == 0 || value.size() < first + BYTES_OF_AN_OID) {
            return 0;
        }
        long number = 0;
        for (int place = BYTES_OF_AN_OID - 1; place >= 0; place--) {
            number = number << Byte.SIZE | octet(value.get(first + place));
        }
        return number;
    }

    private static int octet(Value value) {
        try {
            return Integer.parseInt(value instanceof Word word ? word.text() : "") & 0xFF;
        } catch (NumberFormatException notOne) {
            throw new UnknownTree("something else where a byte belongs");
        }
    }
}
