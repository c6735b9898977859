package org.metatables.internal.json;

/**
 * One thing that is wrong with a JSON document.
 *
 * @param path where, such as {@code columns[3].data_type}; empty for the document as a whole
 * @param message what, as an English sentence
 */
public record JsonFault(String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
