/**
 * The catalog: what governed tables there are, read from the PostgreSQL schema {@code metatables}, and how that schema gets
 * installed and upgraded.
 *
 * <p>Everybody may read the catalog; its owner writes it: by migrations ({@link org.metatables.lifecycle.Migration}),
 * registrations ({@link org.metatables.registration.Registrar}), changes by hand ({@link org.metatables.change.CatalogEditor}) and
 * deletions ({@link org.metatables.deletion.TableDeletion}).
 */
@NullMarked
package org.metatables.catalog;

import org.jspecify.annotations.NullMarked;
