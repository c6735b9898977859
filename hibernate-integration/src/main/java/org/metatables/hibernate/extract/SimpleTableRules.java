package org.metatables.hibernate.extract;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.hibernate.type.SqlTypes;
import org.metatables.annotations.SimpleTable;

/** What an entity that extends {@link SimpleTable} may declare. */
final class SimpleTableRules {

    private static final String ID = "id";

    private final Metadata metadata;
    private final DeclaredAttributes declared;

    SimpleTableRules(Metadata metadata, DeclaredAttributes declared) {
        this.metadata = metadata;
        this.declared = declared;
    }

    /** Whether an entity is a simple table. */
    static boolean isSimple(PersistentClass entity) {
        return EntitySelection.typeOf(entity)
                .filter(SimpleTable.class::isAssignableFrom)
                .isPresent();
    }

    /** @throws org.metatables.definition.InvalidDefinitionException if it declares an id, or what one table of values cannot hold */
    void check(PersistentClass entity) {
        Place place = EntityNames.place(entity);
        refuseOtherIds(entity, place);
        if (entity.getSuperclass() != null || entity.hasSubclasses() || entity.getJoinClosureSpan() > 0) {
            throw place.invalid(
                    "A simple table has one entity and one table, and this one belongs to a hierarchy or has a secondary table.",
                    "Put what entities share into a mapped superclass that extends SimpleTable, and leave @SecondaryTable out.");
        }
        if (entity.isVersioned()) {
            throw place.invalid(
                    "A simple table has no version: its writes are single statements, which do not read first.",
                    "Leave @Version out.");
        }
        for (Property property : entity.getProperties()) {
            requireValueOrReference(property, place.attribute(property.getName()));
        }
    }

    private void refuseOtherIds(PersistentClass entity, Place place) {
        for (Class<?> type = entity.getMappedClass(); type != SimpleTable.class; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(IdClass.class)) {
                throw otherId(place);
            }
            for (Attribute attribute : declared.of(type)) {
                if (attribute.name().equals(ID)
                        || attribute.annotation(Id.class).isPresent()
                        || attribute.annotation(EmbeddedId.class).isPresent()) {
                    throw otherId(place.attribute(attribute.name()));
                }
            }
        }
        Property id = entity.getIdentifierProperty();
        if (id == null || !id.getName().equals(ID)) {
            throw otherId(place);
        }
    }

    private static RuntimeException otherId(Place place) {
        return place.invalid(
                "A simple table declares an id of its own.",
                "Remove it: SimpleTable has the id, which the database makes. A key of the business is an attribute with"
                        + " @Column(unique = true).");
    }

    private void requireValueOrReference(Property property, Place place) {
        Value value = property.getValue();
        if (value instanceof ManyToOne reference) {
            requireReference(reference, place);
        } else if (!(value instanceof BasicValue basic) || value.getColumnSpan() != 1 || value.hasFormula()) {
            throw place.invalid(
                    "A simple table cannot hold this attribute: it is neither a value of one column nor a reference.",
                    "Use a basic attribute or @ManyToOne; put collections and embeddables into tables of their own.");
        } else if (isArray(basic)) {
            throw place.invalid(
                    "A simple table cannot hold an array: its rows are written as arrays of the values of each column.",
                    "Put the elements into a table of their own, or store them as JSON.");
        }
    }

    private static boolean isArray(BasicValue value) {
        return value.resolve().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.ARRAY;
    }

    private void requireReference(ManyToOne reference, Place place) {
        if (!reference.isReferenceToPrimaryKey() || reference.hasFormula()) {
            throw place.invalid(
                    "A reference of a simple table points at the id of the other one.",
                    "Leave @JoinColumn(referencedColumnName) and @JoinFormula out.");
        }
        String target = reference.getReferencedEntityName();
        if (!isSimple(metadata.getEntityBinding(target))) {
            throw place.invalid(
                    "A reference of a simple table points at " + target + ", which is none.",
                    "Let that entity extend SimpleTable, or keep its key as a value.");
        }
    }
}
