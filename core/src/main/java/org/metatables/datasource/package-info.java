/**
 * Where governed tables are stored, and what may be done there: the rows of {@code metatables.data_source}.
 *
 * <p>What a data source does not allow is refused by name, and never done elsewhere instead. Only the data source {@code default}
 * has a physical database so far.
 */
@NullMarked
package org.metatables.datasource;

import org.jspecify.annotations.NullMarked;
