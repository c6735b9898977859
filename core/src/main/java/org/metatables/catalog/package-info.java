/**
 * The catalog: what governed tables there are, read from the PostgreSQL schema {@code metatables}, and how that schema gets
 * installed and upgraded.
 *
 * <p>{@link org.metatables.catalog.Catalog} answers questions, each in one query that reads no more than it needs of a large
 * catalog: a table by its uid, tables that pass a {@link org.metatables.catalog.CatalogFilter}, in pages that stay stable while
 * others write, and what fits a {@link org.metatables.catalog.Search}. Search forgives typing errors, and filters by a part of a name
 * are fast, where PostgreSQL has its extension pg_trgm. The installer makes it if it may; an administrator can add it at any time:
 *
 * <pre>{@code
 * create extension pg_trgm;
 * select metatables.use_trigrams();
 * }</pre>
 *
 * <p>Without it search finds words and parts of words, and a filter by a part of a name reads all names.
 *
 * <p>Everybody may read the catalog; its owner writes it: by migrations ({@link org.metatables.lifecycle.Migration}),
 * registrations ({@link org.metatables.registration.Registrar}), changes by hand ({@link org.metatables.change.CatalogEditor}) and
 * deletions ({@link org.metatables.deletion.TableDeletion}).
 */
@NullMarked
package org.metatables.catalog;

import org.jspecify.annotations.NullMarked;
