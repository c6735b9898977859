package org.metatables.examples.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whoever a project tells about its tables; this one remembers them. */
final class Registry {

    private static final Map<String, UUID> PUBLISHED = new LinkedHashMap<>();

    private Registry() {}

    static void publish(Optional<String> identifier, UUID uid) {
        PUBLISHED.put(identifier.orElseThrow(), uid);
    }

    static Map<String, UUID> published() {
        return Map.copyOf(PUBLISHED);
    }
}
