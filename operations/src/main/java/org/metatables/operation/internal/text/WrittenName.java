package org.metatables.operation.internal.text;

import java.util.Optional;

/**
 * A name in a statement, as PostgreSQL reads it: folded, unescaped and cut to 63 bytes; or an operator.
 *
 * @param token the index of its token
 * @param qualifier the name before the dot before it
 * @param name the name
 * @param qualifies whether a dot follows it
 * @param isOperator whether it is the name of an operator
 */
public record WrittenName(int token, Optional<String> qualifier, String name, boolean qualifies, boolean isOperator) {}
