package org.metatables.operation.internal.text;

import java.util.Optional;

/**
 * A name in a statement, as PostgreSQL reads it: folded, unescaped and cut to 63 bytes.
 *
 * @param token the index of its token
 * @param qualifier the name before the dot before it
 * @param name the name
 * @param qualifies whether a dot follows it
 */
public record WrittenName(int token, Optional<String> qualifier, String name, boolean qualifies) {}
