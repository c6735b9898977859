/** How rows are held against their tables, and what follows for their status. */
@NullMarked
package org.metatables.verification.internal;

import org.jspecify.annotations.NullMarked;
