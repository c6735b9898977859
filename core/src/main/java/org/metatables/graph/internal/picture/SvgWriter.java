package org.metatables.graph.internal.picture;

import java.util.Locale;

/** Writes SVG elements. Whatever text comes in, the result is well-formed. Not thread-safe. */
final class SvgWriter {

    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder();

    /** Begins an element that has content; attributes come as names and values by turns. */
    SvgWriter open(String element, Object... attributes) {
        tag(element, attributes).append('>');
        return this;
    }

    /** An element without content. */
    SvgWriter empty(String element, Object... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    SvgWriter close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** An element whose content is a text. */
    SvgWriter text(String element, String content, Object... attributes) {
        open(element, attributes);
        escape(content);
        return close(element);
    }

    /** Text of ours that is no content, such as a style sheet. */
    SvgWriter raw(String text) {
        out.append(text);
        return this;
    }

    /** A number of pixels in as few characters as needed, the same in every country. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder tag(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            Object value = attributes[i + 1];
            escape(value instanceof Double pixels ? number(pixels) : String.valueOf(value));
            out.append('"');
        }
        return out;
    }

    /** XML has no form at all for some characters, which names in a database may hold: they are replaced. */
    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(character) ? character : REPLACEMENT);
            }
        });
    }

    /** @see <a href="https://www.w3.org/TR/xml/#charsets">XML: characters</a> */
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
