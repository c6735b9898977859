/** What the rest of this module does with the roles of tables. */
@NullMarked
package org.metatables.boundary.internal;

import org.jspecify.annotations.NullMarked;
