package org.metatables.operation.internal.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.audit.AuditConfig;
import org.metatables.audit.AuditRequest;
import org.metatables.operation.Access;
import org.metatables.operation.Operation;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.Parameters;
import org.metatables.operation.Statement;
import org.metatables.operation.internal.text.StatementFingerprint;
import org.metatables.operation.internal.text.TextGate;

/** What is kept of what operations declare. This class is thread-safe. */
final class Requests {

    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 1_000;
    private static final long REMEMBERED_CHARACTERS = 10_000_000;

    private final AuditConfig config;
    private final Cache<Text, String> fingerprints = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((Text text, String fingerprint) -> text.sql().length())
            .executor(Runnable::run)
            .build();

    Requests(AuditConfig config) {
        this.config = config;
    }

    AuditRequest of(Operation operation) {
        Statement statement = operation.statement();
        Parameters parameters = statement.parameters();
        return new AuditRequest(
                operation.kind(),
                tables(operation),
                fingerprint(new Text(statement.sql(), statement.style())),
                config.keepsStatements()
                        ? Optional.of(StorableWords.of(statement.sql(), TextGate.MAX_LENGTH))
                        : Optional.empty(),
                names(parameters),
                config.keepsValues() ? Optional.of(values(parameters)) : Optional.empty());
    }

    private String fingerprint(Text text) {
        return fingerprints.get(text, unknown -> StatementFingerprint.of(unknown.sql, unknown.style));
    }

    private static Map<UUID, Access> tables(Operation operation) {
        Map<UUID, Access> tables = new LinkedHashMap<>();
        operation.scope().tables().stream()
                .limit(MOST_NAMES)
                .forEach(table ->
                        tables.merge(table.uid(), table.access(), (one, other) -> one == Access.WRITE ? one : other));
        return tables;
    }

    private static List<String> names(Parameters parameters) {
        return parameters.names().stream()
                .limit(MOST_NAMES)
                .map(name -> StorableWords.of(name, LONGEST_NAME))
                .toList();
    }

    private static String values(Parameters parameters) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        parameters.names().stream()
                .limit(MOST_NAMES)
                .forEach(name -> values.put(
                        StorableWords.of(name, LONGEST_NAME),
                        parameters.value(name).map(Requests::text).orElse(null)));
        return values.toString();
    }

    private static String text(Object value) {
        String text = value instanceof byte[] bytes
                ? "\\x" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LONGEST_VALUE))
                : value instanceof Object[] array ? List.of(array).toString() : value.toString();
        return StorableWords.of(text, LONGEST_VALUE);
    }

    private record Text(String sql, ParameterStyle style) {}
}
