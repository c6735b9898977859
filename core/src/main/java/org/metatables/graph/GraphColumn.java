package org.metatables.graph;

import java.util.Optional;

/**
 * A column of a {@link GraphNode}, in short.
 *
 * @param name the physical name
 * @param dataType the neutral token of the contract, such as {@code string}
 * @param backendType the stored type in the contract's words, such as {@code VARCHAR(64)}
 * @param nullable whether it takes null
 * @param primaryKey whether it is part of the primary key
 */
public record GraphColumn(
        String name, String dataType, Optional<String> backendType, boolean nullable, boolean primaryKey) {}
