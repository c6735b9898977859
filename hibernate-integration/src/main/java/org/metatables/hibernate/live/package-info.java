/**
 * Definitions straight from the entities on a class path, for Liquibase and for the build: offline, by Hibernate's
 * own parsing of {@code persistence.xml}, {@code orm.xml} and annotations, those of Bean Validation included.
 */
@NullMarked
package org.metatables.hibernate.live;

import org.jspecify.annotations.NullMarked;
