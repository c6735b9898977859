/**
 * Tables from definitions: the statements that make a table with all that its author declared, and their execution in one message.
 *
 * <p>Only tables whose DDL the catalog's own back end owns are made so: see {@link org.metatables.registration}. What an author
 * wrote as SQL (types, defaults, conditions) stands in the statements as written, and cannot leave its place: see
 * {@link org.metatables.ddl.DefinitionRules}.
 */
@NullMarked
package org.metatables.ddl;

import org.jspecify.annotations.NullMarked;
