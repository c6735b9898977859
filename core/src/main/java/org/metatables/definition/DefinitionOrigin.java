package org.metatables.definition;

/**
 * Where definitions were found, in words for the one line that a run prints about it.
 *
 * @param source such as {@code contract file META-INF/metatables/shop.json} or {@code persistence unit shop}
 * @param namingStrategy the simple class name of the physical naming strategy that was in force
 * @param dialect the simple class name of the dialect that was in force
 */
public record DefinitionOrigin(String source, String namingStrategy, String dialect) {}
