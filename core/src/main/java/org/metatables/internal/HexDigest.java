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

    private HexDigest() {}

    /** The 32 digits of the MD5 of the text in UTF-8. */
    public static String md5(String text) {
        return digest("MD5", text);
    }

    /** The 40 digits of the SHA-1 of the text in UTF-8. */
    public static String sha1(String text) {
        return digest("SHA-1", text);
    }

    /** The 64 digits of the SHA-256 of the text in UTF-8. */
    public static String sha256(String text) {
        return digest("SHA-256", text);
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", impossible);
        }
    }
}
