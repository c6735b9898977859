/**
 * Deleting tables from the catalog, and where the catalog made them, from the database.
 *
 * <p>A deletion happens as a whole or not at all, and everything that stands against it is named at once. The history of a deleted
 * table stays, and its uid is never used again.
 */
@NullMarked
package org.metatables.deletion;

import org.jspecify.annotations.NullMarked;
