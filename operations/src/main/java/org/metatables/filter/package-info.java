/**
 * Filters of simple tables and requests for their rows, as values and in their wire form: what a caller asks for, by the names of
 * fields. They know no entity and no SQL. See 9.3 of the reference system's specification.
 */
@NullMarked
package org.metatables.filter;

import org.jspecify.annotations.NullMarked;
