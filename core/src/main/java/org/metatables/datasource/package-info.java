/** Where governed tables are stored: the rows of {@code metatables.data_source}. */
@NullMarked
package org.metatables.datasource;

import org.jspecify.annotations.NullMarked;
