package org.metatables.testing.internal;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody can guess. */
final class Secrets {

    private Secrets() {}

    /** A new password of 128 random bits, in characters that need no quoting anywhere. */
    static String password() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
