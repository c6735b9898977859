package org.metatables.operation.internal.text;

/** The text cannot be cut into tokens. */
final class UnreadableText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position the character, counted from 0
     */
    UnreadableText(String what, int position) {
        super(what, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
