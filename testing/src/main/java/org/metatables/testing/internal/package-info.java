/** How the servers behind the test databases are chosen, started and stopped. Not for users. */
@NullMarked
package org.metatables.testing.internal;

import org.jspecify.annotations.NullMarked;
