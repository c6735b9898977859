package org.metatables.internal.json;

/** A text that is not JSON, or JSON that names a key twice. Whoever reads a document says which one it was. */
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
