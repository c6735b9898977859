/**
 * What a project says in code where settings do not reach: a {@link org.metatables.provider.TableProvider} names its
 * entities, leaves tables out, names its change log, and is called after each migration that succeeded.
 *
 * <p>{@link org.metatables.provider.TableProviders} finds such classes. Not to be confused with {@link
 * org.metatables.definition.MigrationProvider}, which is nothing but the identity of a provider.
 */
@NullMarked
package org.metatables.provider;

import org.jspecify.annotations.NullMarked;
