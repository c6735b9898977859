package org.metatables.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests of text as lower-case hexadecimal digits.
 *
 * <p>They make names short and tell shapes apart; they protect nothing, so the age of the algorithms does not matter, and
 * the names of tables that exist depend on them.
 */
public final class HexDigest {

    // Never fed, only cloned: that is a lot faster than looking for a provider each time.
    private static final MessageDigest MD5 = digest("MD5");
    private static final MessageDigest SHA_1 = digest("SHA-1");
    private static final MessageDigest SHA_256 = digest("SHA-256");

    private HexDigest() {}

    /** The 32 digits of the MD5 of the text in UTF-8. */
    public static String md5(String text) {
        return of(text, MD5);
    }

    /** The 40 digits of the SHA-1 of the text in UTF-8. */
    public static String sha1(String text) {
        return of(text, SHA_1);
    }

    /** The 64 digits of the SHA-256 of the text in UTF-8. */
    public static String sha256(String text) {
        return of(text, SHA_256);
    }

    private static String of(String text, MessageDigest algorithm) {
        return HexFormat.of().formatHex(fresh(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest fresh(MessageDigest algorithm) {
        try {
            return (MessageDigest) algorithm.clone();
        } catch (CloneNotSupportedException byThisProvider) {
            return digest(algorithm.getAlgorithm());
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", impossible);
        }
    }
}
