/** Simple tables: made from their entities by the back end, and read and written through governed operations. */
@NullMarked
package org.metatables.hibernate.store;

import org.jspecify.annotations.NullMarked;
