package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.MappedSuperclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.metatables.annotations.MetaTable;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.provider.TableProvider;
import org.metatables.settings.MetaTablesSettings;

/**
 * The entities of one provider: those that it names, in its order, or else those that say so or all of them, within its
 * packages, by name. Simple tables are nobody's: no migration makes them.
 *
 * @param entities the entities whose own tables are MetaTables
 * @param unmapped the classes that the provider names and the metadata does not have
 */
record EntitySelection(List<PersistentClass> entities, Set<String> unmapped) {

    /** @throws InvalidDefinitionException if an entity is to be a MetaTable and has no table of its own */
    static EntitySelection of(Metadata metadata, MetaTablesSettings settings, TableProvider provider) {
        for (MappedSuperclass type : ((MetadataImplementor) metadata).getMappedSuperclassMappingsCopy()) {
            if (type.getMappedClass().isAnnotationPresent(MetaTable.class)) {
                throw Place.of(type.getMappedClass().getName())
                        .invalid(
                                "@MetaTable stands on a mapped superclass, which has no table.",
                                "Put it on each entity that is to be a MetaTable.");
            }
        }
        return provider.entities().isEmpty()
                ? new EntitySelection(within(packages(settings, provider), metadata, settings), Set.of())
                : named(provider, metadata);
    }

    private static EntitySelection named(TableProvider provider, Metadata metadata) {
        Set<PersistentClass> selected = new LinkedHashSet<>();
        Set<String> unmapped = new LinkedHashSet<>();
        for (Class<?> type : provider.entities()) {
            PersistentClass entity = metadata.getEntityBinding(type.getName());
            if (entity == null) {
                unmapped.add(type.getName());
            } else if (SimpleTableRules.isSimple(entity)) {
                throw EntityNames.place(entity)
                        .invalid(
                                "The table provider " + provider.getClass().getName() + " names a simple table.",
                                "Leave it out: no migration makes simple tables, SimpleTables.build does.");
            } else {
                requireOwnTable(entity, provider);
                selected.add(entity);
            }
        }
        return new EntitySelection(List.copyOf(selected), unmapped);
    }

    private static List<PersistentClass> within(List<String> packages, Metadata metadata, MetaTablesSettings settings) {
        List<PersistentClass> selected = new ArrayList<>();
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (!SimpleTableRules.isSimple(entity) && isWithin(packages, entity) && isSelected(entity, settings)) {
                selected.add(entity);
            }
        }
        selected.sort(Comparator.comparing(PersistentClass::getEntityName));
        return selected;
    }

    private static List<String> packages(MetaTablesSettings settings, TableProvider provider) {
        return provider.packages().isEmpty() ? settings.packages() : provider.packages();
    }

    static Optional<MetaTable> annotation(PersistentClass entity) {
        return typeOf(entity).map(type -> type.getAnnotation(MetaTable.class));
    }

    static Optional<Class<?>> typeOf(PersistentClass entity) {
        return entity.getClassName() == null ? Optional.empty() : Optional.of(entity.getMappedClass());
    }

    private static boolean isSelected(PersistentClass entity, MetaTablesSettings settings) {
        boolean annotated = annotation(entity).isPresent();
        if (!annotated && !settings.takesAllEntities()) {
            return false;
        }
        if (entity instanceof SingleTableSubclass) {
            if (annotated) {
                throw sharedTable(entity);
            }
            return false;
        }
        if (annotated && !hasTable(entity)) {
            throw EntityNames.place(entity)
                    .invalid(
                            "@MetaTable stands on an entity that has no table of its own.",
                            "Remove it from the entity: a view, a subselect or an abstract root of"
                                    + " TABLE_PER_CLASS is no table.");
        }
        return hasTable(entity);
    }

    private static boolean hasTable(PersistentClass entity) {
        Table table = entity.getTable();
        return table.isPhysicalTable() && !table.isView();
    }

    private static void requireOwnTable(PersistentClass entity, TableProvider provider) {
        if (entity instanceof SingleTableSubclass || !hasTable(entity)) {
            throw EntityNames.place(entity)
                    .invalid(
                            "The table provider " + provider.getClass().getName()
                                    + " names an entity that has no table of its own.",
                            "Name the root of a single-table hierarchy, and leave out views, subselects and abstract"
                                    + " roots of TABLE_PER_CLASS.");
        }
    }

    private static boolean isWithin(List<String> packages, PersistentClass entity) {
        return packages.isEmpty()
                || packages.stream().anyMatch(name -> entity.getEntityName().startsWith(name + "."));
    }

    private static RuntimeException sharedTable(PersistentClass entity) {
        PersistentClass root = entity.getRootClass();
        String owner = root.getEntityName();
        return EntityNames.place(entity)
                .invalid(
                        annotation(root).isPresent()
                                ? "Two entities of one single-table hierarchy have @MetaTable: " + owner + " and "
                                        + entity.getEntityName() + "."
                                : "@MetaTable stands on an entity whose table belongs to " + owner + ".",
                        "Put @MetaTable on " + owner + " alone: the whole hierarchy has one table.");
    }
}
