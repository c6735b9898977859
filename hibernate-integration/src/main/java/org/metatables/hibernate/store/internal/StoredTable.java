package org.metatables.hibernate.store.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.java.LongJavaType;
import org.metatables.definition.TableDefinition;
import org.metatables.filter.FieldOps;
import org.metatables.filter.FieldRules;
import org.metatables.filter.UnknownFieldException;
import org.metatables.hibernate.extract.SimpleTableDeclaration;
import org.metatables.naming.PhysicalName;

/**
 * A simple table with Hibernate's mapping of its fields.
 *
 * @param declaration what the entity declares
 * @param fields its fields without the id, in the order of their columns
 * @param rules what callers may do with its fields and the id
 */
public record StoredTable(SimpleTableDeclaration declaration, List<StoredField> fields, FieldRules rules) {

    /** The name of the id, as attribute and as column. */
    public static final String ID = "id";

    public StoredTable {
        fields = List.copyOf(fields);
    }

    /** The table of an entity of this factory. */
    public static StoredTable of(SessionFactoryImplementor factory, SimpleTableDeclaration declaration) {
        EntityPersister entity = factory.getMappingMetamodel()
                .getEntityDescriptor(declaration.table().entityName());
        List<StoredField> fields = new ArrayList<>();
        Map<String, FieldOps> ops = new LinkedHashMap<>();
        ops.put(ID, FieldOps.OF_ID);
        declaration.fields().forEach(field -> {
            StoredField stored = new StoredField(field, entity.findAttributeMapping(field.attribute()));
            fields.add(stored);
            ops.put(stored.column(), stored.ops());
        });
        return new StoredTable(
                declaration,
                fields,
                new FieldRules(declaration.table().definition().name().toString(), ops));
    }

    /** What the entity declares of the physical table. */
    public TableDefinition definition() {
        return declaration.table().definition();
    }

    /** The physical table. */
    public PhysicalName name() {
        return definition().name();
    }

    /** The entity. */
    public Class<?> type() {
        return declaration.type();
    }

    /** The field of a column. */
    public Optional<StoredField> field(String column) {
        return fields.stream().filter(field -> field.column().equals(column)).findFirst();
    }

    /**
     * The column of an attribute.
     *
     * @throws UnknownFieldException if the entity has no such attribute
     */
    public String columnOf(String attribute) {
        if (attribute.equals(ID)) {
            return ID;
        }
        return ofAttribute(attribute).map(StoredField::column).orElseThrow(() -> rules.unknown(attribute));
    }

    /** The type by which values of an attribute are written; for the id and for references that of ids. */
    public JavaType<?> javaType(String attribute) {
        return ofAttribute(attribute)
                .filter(field -> !field.field().reference())
                .<JavaType<?>>map(StoredField::javaType)
                .orElse(LongJavaType.INSTANCE);
    }

    /** The field of an attribute. */
    public Optional<StoredField> ofAttribute(String attribute) {
        return fields.stream()
                .filter(field -> field.field().attribute().equals(attribute))
                .findFirst();
    }

    /** The fields that refer to another table. */
    List<StoredField> referencesTo(StoredTable other) {
        return fields.stream()
                .filter(field ->
                        field.field().reference() && field.field().type().equals(other.type()))
                .toList();
    }
}
