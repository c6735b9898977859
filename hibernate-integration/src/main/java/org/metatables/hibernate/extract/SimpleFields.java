package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.metatables.annotations.Ops;
import org.metatables.annotations.SimpleTable;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.TableDefinition;

/** The attributes of simple tables. */
final class SimpleFields {

    private final Metadata metadata;
    private final DeclaredAttributes declared;

    SimpleFields(Metadata metadata, DeclaredAttributes declared) {
        this.metadata = metadata;
        this.declared = declared;
    }

    /** Without the id, in the order of the columns. */
    List<SimpleField> of(PersistentClass entity, TableDefinition table) {
        List<SimpleField> fields = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            for (Property property : entity.getProperties()) {
                Column mapped = property.getColumns().get(0);
                if (SqlNames.of(mapped).equals(column.name())) {
                    fields.add(field(entity, property, column));
                }
            }
        }
        return fields;
    }

    private SimpleField field(PersistentClass entity, Property property, ColumnDefinition column) {
        return new SimpleField(
                property.getName(),
                type(property),
                column,
                property.getValue() instanceof ManyToOne,
                ops(entity.getMappedClass(), property.getName()));
    }

    private Class<?> type(Property property) {
        return property.getValue() instanceof ManyToOne reference
                ? metadata.getEntityBinding(reference.getReferencedEntityName()).getMappedClass()
                : ((BasicValue) property.getValue())
                        .resolve()
                        .getDomainJavaType()
                        .getJavaTypeClass();
    }

    private Optional<Ops> ops(Class<?> type, String attribute) {
        for (Class<?> owner = type; owner != SimpleTable.class; owner = owner.getSuperclass()) {
            for (Attribute candidate : declared.of(owner)) {
                if (candidate.name().equals(attribute)) {
                    return candidate.annotation(Ops.class);
                }
            }
        }
        return Optional.empty();
    }
}
