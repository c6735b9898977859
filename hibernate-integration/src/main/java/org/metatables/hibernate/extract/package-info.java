/**
 * From the metadata of Hibernate's own boot to definitions: what an author declared with JPA, complete with all that
 * DDL needs.
 *
 * <p>Nothing is guessed: what cannot be told is an {@link org.metatables.definition.InvalidDefinitionException} that
 * names the
 * entity and the attribute. Tables that belong to no entity, such as that of a {@code @TableGenerator}, are not
 * extracted.
 */
@NullMarked
package org.metatables.hibernate.extract;

import org.jspecify.annotations.NullMarked;
