package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;
import org.metatables.annotations.MetaColumn;

/**
 * The columns of a table in the order of the source: superclass first, embedded attributes expanded in place,
 * subclasses of a
 * single-table hierarchy after their root, and what Hibernate adds of its own accord last, by name.
 *
 * <p>Hibernate itself sorts columns, and differently before and after it builds its session factory.
 */
final class ColumnOrder {

    private final DeclaredAttributes declared;
    private final Table table;
    private final PersistentClass entity;
    private final ColumnMeanings meanings;
    private final List<MappedColumn> placed = new ArrayList<>();
    private final Set<Column> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Attribute, Place> meant = new LinkedHashMap<>();

    private ColumnOrder(DeclaredAttributes declared, ColumnMeanings meanings, OwnedTable owned) {
        this.declared = declared;
        this.meanings = meanings;
        this.table = owned.table();
        this.entity = owned.entity();
    }

    static List<MappedColumn> of(OwnedTable owned, DeclaredAttributes declared, ColumnMeanings meanings) {
        ColumnOrder order = new ColumnOrder(declared, meanings, owned);
        if (owned instanceof OwnedTable.Primary) {
            order.placeEntity();
        } else if (owned instanceof OwnedTable.Secondary secondary) {
            order.placeKey(secondary.join().getKey());
            order.placeProperties(secondary.entity(), byName(secondary.join().getProperties()));
        } else if (owned instanceof OwnedTable.Plural plural) {
            order.placeCollection(plural.collection(), plural.path());
        }
        order.placeRest();
        order.noteMeanings();
        return List.copyOf(order.placed);
    }

    private void placeEntity() {
        if (entity instanceof JoinedSubclass) {
            placeKey(entity.getKey());
        }
        List<PersistentClass> chain = new ArrayList<>();
        for (PersistentClass type = entity; type != null; type = type.getSuperclass()) {
            chain.add(0, type);
        }
        for (PersistentClass type : chain) {
            if (!(entity instanceof JoinedSubclass) || type.getTable() == table) {
                placeProperties(type, propertiesOf(type));
            }
        }
        placeSubclasses(entity);
    }

    private void placeSubclasses(PersistentClass type) {
        List<PersistentClass> subclasses = new ArrayList<>(type.getDirectSubclasses());
        subclasses.sort(Comparator.comparing(PersistentClass::getEntityName));
        for (PersistentClass subclass : subclasses) {
            if (subclass.getTable() == table) {
                placeProperties(subclass, propertiesOf(subclass));
                placeSubclasses(subclass);
            }
        }
    }

    private static Map<String, Property> propertiesOf(PersistentClass type) {
        Map<String, Property> properties = byName(type.getProperties());
        if (type.getSuperclass() == null) {
            Optional.ofNullable(type.getIdentifierProperty())
                    .ifPresent(property -> properties.put(property.getName(), property));
            if (type.getIdentifierProperty() == null && type.getIdentifier() instanceof Component id) {
                properties.putAll(byName(id.getProperties()));
            }
        }
        return properties;
    }

    private static Map<String, Property> byName(List<Property> properties) {
        Map<String, Property> byName = new HashMap<>();
        for (Property property : properties) {
            if (!property.isSynthetic() && !property.isBackRef()) {
                byName.put(property.getName(), property);
            }
        }
        return byName;
    }

    private static List<Property> sorted(Map<String, Property> properties) {
        List<Property> sorted = new ArrayList<>(properties.values());
        sorted.sort(Comparator.comparing(Property::getName));
        return sorted;
    }

    /** Places the attributes of one entity: those of its mapped superclasses first. What is placed leaves the map. */
    private void placeProperties(PersistentClass type, Map<String, Property> left) {
        @Nullable PersistentClass parent = type.getSuperclass();
        Class<?> end = parent == null || parent.getClassName() == null ? Object.class : parent.getMappedClass();
        EntitySelection.typeOf(type).ifPresent(java -> placeDeclared(java, end, left, EntityNames.place(type), ""));
        sorted(left).forEach(property -> place(property.getValue(), placeOf(property.getName()), Optional.empty()));
    }

    private void placeDeclared(Class<?> type, Class<?> end, Map<String, Property> left, Place place, String path) {
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != end && parent != Object.class && parent != Record.class) {
            placeDeclared(parent, end, left, place, path);
        }
        for (Attribute attribute : declared.of(type)) {
            Place own = place.attribute(path + attribute.name());
            if (attribute.annotation(MetaColumn.class).isPresent()) {
                meant.put(attribute, own);
            }
            Property property = left.remove(attribute.name());
            if (property != null) {
                place(property.getValue(), own, Optional.of(attribute));
            }
        }
    }

    private void place(Value value, Place place, Optional<Attribute> attribute) {
        if (value instanceof Component component && component.getAggregateColumn() == null) {
            Map<String, Property> left = byName(component.getProperties());
            String path = place.attribute().map(own -> own + ".").orElse("");
            if (component.getComponentClassName() != null) {
                placeDeclared(component.getComponentClass(), Object.class, left, place, path);
            }
            sorted(left).forEach(property -> place(property.getValue(), place, attribute));
            return;
        }
        if (value instanceof Component component) {
            put(component.getAggregateColumn(), place, attribute);
            return;
        }
        if (belongsHere(value)) {
            for (Selectable selectable : value.getSelectables()) {
                if (selectable instanceof Column column) {
                    put(column, place, attribute);
                }
            }
        }
    }

    /** An attribute may lie in a secondary table; one of TABLE_PER_CLASS lies in the tables of all subclasses. */
    private boolean belongsHere(Value value) {
        return value.getTable() == table || table instanceof DenormalizedTable;
    }

    private void placeCollection(Collection collection, String path) {
        Place place = placeOf(path);
        placeKey(collection.getKey());
        if (collection instanceof IdentifierCollection identified) {
            place(identified.getIdentifier(), place, Optional.empty());
        }
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
            place(indexed.getIndex(), place, Optional.empty());
        }
        place(collection.getElement(), place, Optional.empty());
    }

    private void placeKey(Value key) {
        place(key, EntityNames.place(entity), Optional.empty());
    }

    private void placeRest() {
        List<Column> rest = new ArrayList<>();
        for (Column column : table.getColumns()) {
            if (!seen.contains(column)) {
                rest.add(column);
            }
        }
        rest.sort(Comparator.comparing(SqlNames::of));
        rest.forEach(column -> put(column, EntityNames.place(entity), Optional.empty()));
    }

    private void noteMeanings() {
        meant.forEach((attribute, place) -> meanings.note(
                attribute,
                place,
                placed.stream()
                        .filter(column -> column.attribute().equals(Optional.of(attribute)))
                        .count()));
    }

    private void put(Column column, Place place, Optional<Attribute> attribute) {
        @Nullable Column own = table.getColumn(column);
        if (own != null && seen.add(own)) {
            placed.add(new MappedColumn(own, place, attribute));
        }
    }

    private Place placeOf(String attribute) {
        return EntityNames.place(entity).attribute(attribute);
    }
}
