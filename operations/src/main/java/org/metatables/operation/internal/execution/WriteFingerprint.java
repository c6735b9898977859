package org.metatables.operation.internal.execution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.metatables.operation.Operation;
import org.metatables.operation.ScopeTable;

/** Tells whether two writes are the same: statement, values as they are bound, scope and limits. */
final class WriteFingerprint {

    private final MessageDigest digest;

    private WriteFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static byte[] of(PreparedOperation prepared) {
        WriteFingerprint fingerprint = new WriteFingerprint();
        Operation operation = prepared.operation();
        fingerprint.add(operation.kind().wireName());
        fingerprint.add(operation.statement().sql());
        int place = 0;
        for (String name : prepared.plan().text().places()) {
            var type = prepared.plan().statement().types().get(place);
            place++;
            Optional<Object> value = operation.statement().parameters().value(name);
            fingerprint.add(name);
            fingerprint.add(value.isPresent() ? "=" + ValueText.of(name, value.get(), type) : "null");
        }
        for (ScopeTable table : operation.scope().tables()) {
            fingerprint.add(
                    table.uid() + " " + table.access() + " " + table.alias().orElse(""));
        }
        fingerprint.add(String.valueOf(operation.limits().maxRows()));
        return fingerprint.digest.digest();
    }

    /** With its length, so that two parts are never one. */
    private void add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
