package org.metatables.graph.internal.picture;

/**
 * How wide a text is at most, without asking for a font, which would differ from machine to machine: the widths are those of a wide
 * sans-serif face, so that narrower ones fit, too.
 */
final class TextWidth {

    /** Of a character of the monospaced face, as a part of its size. */
    static final double MONOSPACED = 0.61;

    private static final double BOLD = 1.1;
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** In pixels. */
    static double of(String text, double size, boolean bold) {
        double width = text.codePoints().mapToDouble(TextWidth::ofCharacter).sum();
        return width * size * (bold ? BOLD : 1);
    }

    /** In pixels, in the monospaced face. */
    static double monospaced(String text, double size) {
        return text.codePoints()
                        .mapToDouble(character -> character < 0x2E80 ? MONOSPACED : 1.1)
                        .sum()
                * size;
    }

    /** The text, or its beginning and its end with an ellipsis between, so that it has at most so many characters. */
    static String shortened(String text, int most) {
        int[] characters = text.codePoints().toArray();
        if (characters.length <= most) {
            return text;
        }
        int tail = (most - 1) / 2;
        int head = most - 1 - tail;
        return new String(characters, 0, head) + ELLIPSIS + new String(characters, characters.length - tail, tail);
    }

    private static double ofCharacter(int character) {
        if (character >= 0x2E80) {
            return 1.1;
        }
        if ("ijlI.,:;'|!()[]/ ".indexOf(character) >= 0) {
            return 0.36;
        }
        if ("mwMW@%—…→".indexOf(character) >= 0) {
            return 1;
        }
        if ("frt-_".indexOf(character) >= 0) {
            return 0.46;
        }
        return Character.isUpperCase(character) || character > 0x24F ? 0.74 : 0.63;
    }
}
