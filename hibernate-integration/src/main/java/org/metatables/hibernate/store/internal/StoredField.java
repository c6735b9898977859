package org.metatables.hibernate.store.internal;

import java.util.regex.Pattern;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;
import org.metatables.annotations.Ops;
import org.metatables.annotations.SimpleTable;
import org.metatables.definition.ColumnValue;
import org.metatables.filter.FieldOps;
import org.metatables.hibernate.extract.SimpleField;
import org.metatables.hibernate.query.internal.BindingProxy;
import org.metatables.hibernate.store.MissingParentException;

/**
 * A field of a simple table, with Hibernate's mapping of it.
 *
 * @param field as the entity declares it
 * @param mapping where its values are in an entity, and how they become those of the column
 */
public record StoredField(SimpleField field, AttributeMapping mapping) {

    private static final Pattern LENGTH = Pattern.compile("\\([^)]*\\)");

    /** The column; callers know the field by this name. */
    public String column() {
        return field.column().name();
    }

    /** The type of the column without its length: a cast to one with a length would cut values off instead of refusing them. */
    String baseType() {
        String type = field.column().type().sqlType();
        return type.startsWith("\"") ? type : LENGTH.matcher(type).replaceAll("");
    }

    /** The Java type of the attribute. */
    JavaType<?> javaType() {
        return mapping.getSingleJdbcMapping().getJavaTypeDescriptor();
    }

    boolean isText() {
        return field.type() == String.class;
    }

    /** Whether the database has a value for it where the row has none. */
    boolean hasDefault() {
        return !(field.column().value() instanceof ColumnValue.Given);
    }

    /** Whether a row says something about it: a primitive always does, unless it may not. */
    boolean isGivenIn(SimpleTable row) {
        return mapping.getValue(row) != null && (ops().insert() || !field.type().isPrimitive());
    }

    FieldOps ops() {
        return field.ops().map(StoredField::ops).orElse(FieldOps.DEFAULT);
    }

    private static FieldOps ops(Ops ops) {
        return new FieldOps(ops.insert(), ops.update(), ops.filter(), ops.order());
    }

    /**
     * The value that a row has for the column; null is SQL's null.
     *
     * @throws MissingParentException if it is a reference to a row that was not inserted
     */
    @Nullable
    Object valueIn(SimpleTable row, SessionFactoryImplementor factory) {
        return columnValue(mapping.getValue(row), factory);
    }

    /** The value of the column for one of the attribute. */
    @Nullable
    Object columnValue(@Nullable Object value, SessionFactoryImplementor factory) {
        if (value == null) {
            return null;
        }
        return field.reference() ? FieldValue.id(value, field.attribute()) : bound(value, factory);
    }

    private @Nullable Object bound(Object value, SessionFactoryImplementor factory) {
        JdbcMapping jdbc = mapping.getSingleJdbcMapping();
        return BindingProxy.bind(jdbc, value, factory.getWrapperOptions()).value();
    }
}
