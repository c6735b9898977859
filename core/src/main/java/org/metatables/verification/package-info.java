/**
 * What the catalog says, held against what the database has: tables that nobody registered, registered tables that are gone, and
 * tables that differ from what is declared.
 *
 * <p>{@link org.metatables.verification.Verification#report()} only tells;
 * {@link org.metatables.verification.Verification#verify()} also sets the status of each row to what was found. Between a table's
 * being dropped by hand and the next verification, the catalog's reads say what was last found out: the row is still active. Who
 * uses the table meanwhile gets PostgreSQL's own error.
 */
@NullMarked
package org.metatables.verification;

import org.jspecify.annotations.NullMarked;
