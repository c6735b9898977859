package org.metatables.hibernate.extract;

import java.util.Optional;
import org.hibernate.mapping.Column;

/**
 * A column of a table and the attribute that it stores.
 *
 * @param column the column as Hibernate maps it
 * @param place the entity, and the attribute where there is one
 * @param attribute the attribute; absent for a column that Hibernate adds, such as a discriminator
 */
record MappedColumn(Column column, Place place, Optional<Attribute> attribute) {}
