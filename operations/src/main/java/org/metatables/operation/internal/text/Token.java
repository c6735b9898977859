package org.metatables.operation.internal.text;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param start its first character
 * @param end the character after its last
 */
record Token(Kind kind, int start, int end) {

    enum Kind {
        BLANK,
        COMMENT,
        WORD,
        NUMBER,
        LITERAL,
        OPERATOR,
        PARAMETER,
        ALIAS,
        SEMICOLON,
        OTHER
    }

    String in(String text) {
        return text.substring(start, end);
    }

    boolean isBlank() {
        return kind == Kind.BLANK || kind == Kind.COMMENT;
    }
}
