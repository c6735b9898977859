package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/** All tables that belong to some entities: their own, secondary ones, and those of their collections. */
final class TableInventory {

    private final SqlNames names;
    private final String prefix;
    private final Map<PersistentClass, List<Collection>> collections = new HashMap<>();
    private final Map<PhysicalName, OwnedTable> tables = new LinkedHashMap<>();

    private TableInventory(Metadata metadata, SqlNames names, Optional<String> project) {
        this.names = names;
        for (Collection collection : metadata.getCollectionBindings()) {
            if (!collection.isInverse() && !collection.isOneToMany()) {
                collections
                        .computeIfAbsent(collection.getOwner(), owner -> new ArrayList<>())
                        .add(collection);
            }
        }
        this.prefix = project.map(name -> Identifiers.slugify(name) + Identifiers.SEPARATOR)
                .orElse("");
    }

    /**
     * The tables by name, each entity's own before those of its attributes.
     *
     * @param project the project whose prefix does not count as part of an authored name
     */
    static Map<PhysicalName, OwnedTable> of(
            Metadata metadata, SqlNames names, List<PersistentClass> entities, Optional<String> project) {
        TableInventory inventory = new TableInventory(metadata, names, project);
        entities.forEach(entity -> inventory.add(new OwnedTable.Primary(entity)));
        withTablelessSuperclasses(entities).forEach(inventory::addAttributeTables);
        return inventory.tables;
    }

    /** The collections of an abstract root of TABLE_PER_CLASS have tables, though it has none itself. */
    private static Set<PersistentClass> withTablelessSuperclasses(List<PersistentClass> entities) {
        Set<PersistentClass> all = new LinkedHashSet<>();
        for (PersistentClass entity : entities) {
            for (PersistentClass type = entity.getSuperclass(); type != null; type = type.getSuperclass()) {
                if (!type.getTable().isPhysicalTable()) {
                    all.add(type);
                }
            }
            all.add(entity);
        }
        return all;
    }

    private void addAttributeTables(PersistentClass entity) {
        List<OwnedTable> found = new ArrayList<>();
        for (PersistentClass type : withSingleTableSubclasses(entity, entity.getTable())) {
            type.getJoins().forEach(join -> found.add(new OwnedTable.Secondary(type, join, nameOf(join))));
            found.addAll(collectionsOf(type));
        }
        found.removeIf(owned -> !owned.table().isPhysicalTable());
        found.sort(Comparator.comparing(owned -> owned.attribute().orElseThrow()));
        found.forEach(this::add);
    }

    private static List<PersistentClass> withSingleTableSubclasses(PersistentClass entity, Table table) {
        List<PersistentClass> types = new ArrayList<>(List.of(entity));
        List<PersistentClass> subclasses = new ArrayList<>(entity.getDirectSubclasses());
        subclasses.sort(Comparator.comparing(PersistentClass::getEntityName));
        for (PersistentClass subclass : subclasses) {
            if (subclass instanceof SingleTableSubclass && subclass.getTable() == table) {
                types.addAll(withSingleTableSubclasses(subclass, table));
            }
        }
        return types;
    }

    private String nameOf(Join join) {
        boolean reference =
                join.getProperties().size() == 1 && join.getProperties().get(0).getValue() instanceof ToOne;
        if (reference) {
            return join.getProperties().get(0).getName();
        }
        String name = names.of(join.getTable()).table();
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private List<OwnedTable.Plural> collectionsOf(PersistentClass entity) {
        List<OwnedTable.Plural> found = new ArrayList<>();
        for (Collection collection : collections.getOrDefault(entity, List.of())) {
            String path = collection.getRole().substring(entity.getEntityName().length() + 1);
            found.add(new OwnedTable.Plural(entity, collection, path));
        }
        return found;
    }

    private void add(OwnedTable owned) {
        PhysicalName name = names.of(owned.table());
        OwnedTable twin = tables.putIfAbsent(name, owned);
        if (twin != null) {
            throw EntityNames.place(owned.entity())
                    .invalid(
                            "The table " + name + " belongs to " + described(twin) + " and to " + described(owned)
                                    + ": it cannot be told which of them names and describes it.",
                            "Give one of them another table, leave out one @MetaTable, or mark one side of the"
                                    + " association with mappedBy.");
        }
    }

    private static String described(OwnedTable owned) {
        return "the entity " + owned.entity().getEntityName()
                + owned.attribute()
                        .map(attribute -> " by its attribute " + attribute)
                        .orElse("");
    }
}
