/**
 * What an author declared: tables with all that DDL needs, and where such definitions come from.
 *
 * <p>Definitions reach Liquibase through {@link org.metatables.definition.DefinitionSource}, either from contract files
 * or from a live provider on the project's class path.
 */
@NullMarked
package org.metatables.definition;

import org.jspecify.annotations.NullMarked;
