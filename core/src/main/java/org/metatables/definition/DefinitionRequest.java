package org.metatables.definition;

import org.metatables.settings.MetaTablesSettings;

/**
 * What a {@link DefinitionSource} is asked for.
 *
 * @param classLoader the class path of the project whose definitions are wanted
 * @param settings settings that override what the source finds in the project
 */
public record DefinitionRequest(ClassLoader classLoader, MetaTablesSettings settings) {}
