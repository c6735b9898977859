/**
 * The neutral contract {@code relational-table.v1} that a definition yields: data types, fingerprint, canonical JSON,
 * validation.
 */
@NullMarked
package org.metatables.contract;

import org.jspecify.annotations.NullMarked;
