package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.MappedSuperclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.metatables.annotations.MetaTable;
import org.metatables.settings.MetaTablesSettings;

/** Which entities are MetaTables: those that say so or all of them, within the packages of the provider. */
final class EntitySelection {

    private final MetaTablesSettings settings;

    EntitySelection(MetaTablesSettings settings) {
        this.settings = settings;
    }

    /** The entities whose own tables are MetaTables, by name. */
    List<PersistentClass> from(Metadata metadata) {
        for (MappedSuperclass type : ((MetadataImplementor) metadata).getMappedSuperclassMappingsCopy()) {
            if (type.getMappedClass().isAnnotationPresent(MetaTable.class)) {
                throw Place.of(type.getMappedClass().getName())
                        .invalid(
                                "@MetaTable stands on a mapped superclass, which has no table.",
                                "Put it on each entity that is to be a MetaTable.");
            }
        }
        List<PersistentClass> selected = new ArrayList<>();
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (isSelected(entity)) {
                selected.add(entity);
            }
        }
        selected.sort(Comparator.comparing(PersistentClass::getEntityName));
        return selected;
    }

    static Optional<MetaTable> annotation(PersistentClass entity) {
        return typeOf(entity).map(type -> type.getAnnotation(MetaTable.class));
    }

    static Optional<Class<?>> typeOf(PersistentClass entity) {
        return entity.getClassName() == null ? Optional.empty() : Optional.of(entity.getMappedClass());
    }

    private boolean isSelected(PersistentClass entity) {
        boolean annotated = annotation(entity).isPresent();
        if (!withinPackages(entity) || !annotated && !settings.takesAllEntities()) {
            return false;
        }
        if (entity instanceof SingleTableSubclass) {
            if (annotated) {
                throw sharedTable(entity);
            }
            return false;
        }
        Table table = entity.getTable();
        boolean hasTable = table.isPhysicalTable() && !table.isView();
        if (annotated && !hasTable) {
            throw EntityNames.place(entity)
                    .invalid(
                            "@MetaTable stands on an entity that has no table of its own.",
                            "Remove it from the entity: a view, a subselect or an abstract root of"
                                    + " TABLE_PER_CLASS is no table.");
        }
        return hasTable;
    }

    private boolean withinPackages(PersistentClass entity) {
        List<String> packages = settings.packages();
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
