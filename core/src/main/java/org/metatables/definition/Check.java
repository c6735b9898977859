package org.metatables.definition;

import java.util.Optional;

/**
 * A check constraint.
 *
 * @param name the constraint's name, where the author gave one
 * @param expression the condition, as SQL text without the word {@code check}
 */
public record Check(Optional<String> name, String expression) {}
