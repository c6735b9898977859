/**
 * What an author declared: tables with all that DDL needs, and where such definitions come from.
 *
 * <p>Definitions reach Liquibase through {@link org.metatables.definition.DefinitionSource}, either from contract files
 * or from a live provider on the project's class path. {@link org.metatables.definition.DefinitionSources} decides
 * which, {@link org.metatables.definition.DefinitionFiles} writes and reads the files, and
 * {@link org.metatables.definition.DefinitionJson} is their format.
 */
@NullMarked
package org.metatables.definition;

import org.jspecify.annotations.NullMarked;
