package org.metatables.hibernate.extract;

import java.util.Optional;
import org.metatables.annotations.Ops;
import org.metatables.definition.ColumnDefinition;

/**
 * An attribute of a simple table.
 *
 * @param attribute its name in the entity
 * @param type its Java type; for a reference that of the entity it points at
 * @param column its column, as the table has it; callers know the field by this name
 * @param reference whether it is a reference to another simple table
 * @param ops what callers may do with it; empty where the entity does not say
 */
public record SimpleField(
        String attribute, Class<?> type, ColumnDefinition column, boolean reference, Optional<Ops> ops) {}
