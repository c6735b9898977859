package org.metatables.internal.json;

/**
 * One thing that is wrong with a JSON document.
 *
 * @param path where, such as {@code columns[3].data_type}; empty for the document as a whole
 * @param message what, as an English sentence
 * @param remedy what to do, as English sentences; empty where the message says it
 */
public record JsonFault(String path, String message, String remedy) {

    public JsonFault(String path, String message) {
        this(path, message, "");
    }

    /** Place and message. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
