/** How rows of data sources are read. */
@NullMarked
package org.metatables.datasource.internal;

import org.jspecify.annotations.NullMarked;
