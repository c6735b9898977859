package org.metatables.testing.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings of a PostgreSQL server.
 *
 * @param values name to value, as in {@code postgresql.conf}
 */
record ServerSettings(Map<String, String> values) {

    /** How long it takes to check a password. */
    static final String SCRAM_ITERATIONS = "scram_iterations";

    ServerSettings {
        values = Map.copyOf(values);
    }

    /**
     * Fast, since no test needs its data after a power cut; room for many processes with pools of their own, for a transaction that creates
     * thousands of tables; cheap passwords, since tests open many connections.
     */
    static ServerSettings forTests() {
        return new ServerSettings(Map.of(
                "fsync",
                "off",
                "synchronous_commit",
                "off",
                "full_page_writes",
                "off",
                "max_connections",
                "300",
                "max_locks_per_transaction",
                "1024",
                SCRAM_ITERATIONS,
                "1",
                "timezone",
                "UTC",
                "log_timezone",
                "UTC"));
    }

    /** Safe: what is committed is on the disk. */
    static ServerSettings durable() {
        return new ServerSettings(Map.of(
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_locks_per_transaction", "1024",
                "timezone", "UTC",
                "log_timezone", "UTC"));
    }

    /** The same settings for a server that listens on this machine's loopback address only. */
    ServerSettings onLoopback(int port) {
        Map<String, String> all = new TreeMap<>(values);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        return new ServerSettings(all);
    }

    /** The same settings without those that a version does not have: it would not start. */
    ServerSettings knownTo(ServerVersion version) {
        Map<String, String> known = new TreeMap<>(values);
        known.keySet().removeIf(setting -> !version.knows(setting));
        return new ServerSettings(known);
    }

    /** The text of a configuration file. */
    String toConfiguration() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(setting ->
                                setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                        .collect(Collectors.joining());
    }
}
