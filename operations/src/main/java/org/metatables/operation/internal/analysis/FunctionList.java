package org.metatables.operation.internal.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.metatables.internal.TextResource;

/**
 * The closed list of PostgreSQL's own functions that an operation may call: {@code functions.txt}. A function is on it if its
 * number, its name and its arguments all agree. Everything else is refused, also what somebody puts into
 * {@code pg_catalog}.
 */
final class FunctionList {

    private static final Pattern LINE = Pattern.compile("(\\d+) (.+\\))(?: from \\d+)?(?: until \\d+)?");

    private final Map<Long, Set<String>> signatures;
    private final Set<String> names;

    private FunctionList(Map<Long, Set<String>> signatures) {
        this.signatures = signatures;
        this.names = signatures.values().stream()
                .flatMap(Set::stream)
                .map(signature -> signature.substring(0, signature.indexOf('(')))
                .collect(Collectors.toSet());
    }

    /** The list that ships with this version. */
    static FunctionList shipped() {
        Map<Long, Set<String>> signatures = new HashMap<>();
        TextResource.read(FunctionList.class, "functions.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> add(line, signatures));
        return new FunctionList(signatures);
    }

    private static void add(String line, Map<Long, Set<String>> signatures) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("functions.txt has a line that is no function: " + line);
        }
        signatures
                .computeIfAbsent(Long.parseLong(parts.group(1)), number -> new HashSet<>())
                .add(parts.group(2));
    }

    /** Whether a function of this name is on the list, with whatever arguments. */
    boolean hasName(String name) {
        return names.contains(name);
    }

    boolean allows(CatalogFacts.Function function) {
        return function.schema().equals("pg_catalog")
                && signatures.getOrDefault(function.oid(), Set.of()).contains(function.signature());
    }
}
