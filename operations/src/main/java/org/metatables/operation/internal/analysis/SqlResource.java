package org.metatables.operation.internal.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** SQL that lies beside the class that sends it. */
final class SqlResource {

    private SqlResource() {}

    static String read(String name) {
        try (InputStream file = Objects.requireNonNull(SqlResource.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
