/**
 * Changes that people make to what the catalog says about tables, and the history of all changes.
 *
 * <p>What the definition of a table declares, in code or in a request to register it, is the definition's: people add labels to it, describe what it leaves undescribed, and protect what
 * it leaves unprotected, but do not contradict it. What people say is kept apart from what is declared, so a migration overwrites
 * none of it, and it is there again when a declaration goes. Of a table without a definition, people may change everything.
 */
@NullMarked
package org.metatables.change;

import org.jspecify.annotations.NullMarked;
