package org.metatables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that lives in a file beside the class that uses it. */
public final class TextResource {

    private TextResource() {}

    /**
     * The text of a file in the package of the given class.
     *
     * @throws IllegalStateException if the file is not there
     */
    public static String read(Class<?> neighbour, String fileName) {
        try (InputStream file = neighbour.getResourceAsStream(fileName)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + fileName + " is missing beside " + neighbour + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
