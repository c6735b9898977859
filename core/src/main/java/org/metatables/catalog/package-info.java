/**
 * The catalog: what governed tables there are, read from the PostgreSQL schema {@code metatables}, and how that schema gets
 * installed and upgraded.
 *
 * <p>Everybody may read the catalog; only migrations write it, through {@link org.metatables.lifecycle.Migration}.
 */
@NullMarked
package org.metatables.catalog;

import org.jspecify.annotations.NullMarked;
