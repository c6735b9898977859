/**
 * Start-up: Hibernate's own boot hands over its metadata, and each entity is bound to its row of the catalog.
 *
 * <p>Hibernate finds what it needs of this package by itself. Applications use {@link
 * org.metatables.hibernate.boot.HibernateMetaTables}.
 */
@NullMarked
package org.metatables.hibernate.boot;

import org.jspecify.annotations.NullMarked;
