/**
 * What an author writes on an entity, or extends: nothing else is needed to make it a MetaTable.
 *
 * <p>The module brings no dependency along, so that a domain module may use it freely: simple tables need Jakarta Persistence, which a
 * module with entities has.
 */
package org.metatables.annotations;
