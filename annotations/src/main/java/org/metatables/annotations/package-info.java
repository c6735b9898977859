/**
 * What an author writes on an entity: nothing else is needed to make it a MetaTable.
 *
 * <p>The module has no dependency, so that a domain module may use it freely.
 */
package org.metatables.annotations;
