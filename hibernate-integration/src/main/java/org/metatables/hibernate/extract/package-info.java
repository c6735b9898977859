/**
 * From the metadata of Hibernate's own boot to definitions: what an author declared with JPA, complete with all that
 * DDL needs.
 *
 * <p>Nothing is guessed: what cannot be told is an {@link org.metatables.definition.InvalidDefinitionException} that
 * names the
 * entity and the attribute. Tables that belong to no entity, such as that of a {@code @TableGenerator}, are not
 * extracted.
 *
 * <p>Where Bean Validation is on the class path, Hibernate adds constraints such as that of {@code @NotNull} to the
 * mapping only while it builds its session factory. They are seen at start-up and by the offline source of {@code
 * org.metatables.hibernate.live}, but not in metadata that somebody else built and that has no session factory yet.
 */
@NullMarked
package org.metatables.hibernate.extract;

import org.jspecify.annotations.NullMarked;
