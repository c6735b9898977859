package org.metatables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL text that lives in a file beside the class that runs it. A line {@code \ir other.sql} stands for the text of that file, which
 * lies beside it, as in psql.
 */
public final class SqlResource {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^\\\\ir (\\S+)$");

    private SqlResource() {}

    /**
     * The text of a file in the package of the given class, with what it includes.
     *
     * @throws IllegalStateException if the file is not there
     */
    public static String read(Class<?> neighbour, String fileName) {
        try (InputStream file = neighbour.getResourceAsStream(fileName)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + fileName + " is missing beside " + neighbour + ".");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return INCLUDE.matcher(text)
                    .replaceAll(include -> Matcher.quoteReplacement(read(neighbour, include.group(1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
