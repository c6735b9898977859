package org.metatables.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;

/**
 * What an operation declared.
 *
 * @param kind what it declares that it does
 * @param tables the uids of its scope, with access; such tables need not exist
 * @param fingerprint the SHA-256 of the normalised text as hexadecimal digits: the same for texts that differ in literals, comments
 *     and space only
 * @param statement the text, where it was asked to be kept
 * @param parameters the names of the parameters
 * @param parameterValues their values as a JSON object, where these were asked to be kept
 */
public record AuditRequest(
        OperationKind kind,
        Map<UUID, Access> tables,
        String fingerprint,
        Optional<String> statement,
        List<String> parameters,
        Optional<String> parameterValues) {

    public AuditRequest {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        parameters = List.copyOf(parameters);
    }

    /** Neither the text nor the values: both may hold secrets. */
    @Override
    public String toString() {
        return kind.wireName() + " " + fingerprint + " " + tables + " " + parameters;
    }
}
