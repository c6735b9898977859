/**
 * The neutral contract {@code relational-table.v1} that a definition yields: data types, fingerprint, canonical JSON,
 * validation.
 *
 * <p>Everything here is wire-compatible with the reference system. The tests hold it against data that the reference
 * system computed; the few vectors that we differ from on purpose stand, with the reason, in the test class
 * {@code Difference}.
 */
@NullMarked
package org.metatables.contract;

import org.jspecify.annotations.NullMarked;
