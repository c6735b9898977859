package org.metatables.internal;

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
        return INCLUDE.matcher(TextResource.read(neighbour, fileName))
                .replaceAll(include -> Matcher.quoteReplacement(read(neighbour, include.group(1))));
    }
}
