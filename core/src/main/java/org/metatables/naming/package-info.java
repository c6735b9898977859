/** Table and constraint names: project prefix, 63-byte bound, hash suffix; and quoting. */
@NullMarked
package org.metatables.naming;

import org.jspecify.annotations.NullMarked;
