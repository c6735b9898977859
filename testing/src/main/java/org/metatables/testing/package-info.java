/** A real PostgreSQL for a test, in one line: {@link org.metatables.testing.PostgresTest} and {@link org.metatables.testing.TestDatabase}. */
@NullMarked
package org.metatables.testing;

import org.jspecify.annotations.NullMarked;
