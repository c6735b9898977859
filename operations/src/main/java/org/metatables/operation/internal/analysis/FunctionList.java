package org.metatables.operation.internal.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The closed list of functions that an operation may call: those of {@code pg_catalog} that are immutable, less those
 * that {@code functions.txt} refuses, and the others that it names. Everything else is refused.
 */
final class FunctionList {

    private final Set<String> named;

    private FunctionList(Set<String> named) {
        this.named = named;
    }

    /** The list that ships with this version. */
    static FunctionList shipped() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FunctionList.class.getResourceAsStream("functions.txt")),
                StandardCharsets.UTF_8))) {
            return new FunctionList(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(HashSet::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean allows(CatalogFacts.Function function) {
        if (!function.schema().equals("pg_catalog") || named.contains("-" + function.name())) {
            return false;
        }
        return named.contains(function.name())
                || function.isImmutable() && !function.name().startsWith("pg_");
    }
}
