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
 * mapping only while it builds its session factory, so they are seen at start-up and not offline. Until both see the
 * same, such a project sets {@code hibernate.validator.apply_to_ddl=false} and says {@code nullable = false} in JPA.
 */
@NullMarked
package org.metatables.hibernate.extract;

import org.jspecify.annotations.NullMarked;
