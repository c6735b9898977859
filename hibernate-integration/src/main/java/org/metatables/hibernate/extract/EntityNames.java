package org.metatables.hibernate.extract;

import org.hibernate.mapping.PersistentClass;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.Authoring;

/** What an entity is called, in errors, in identifiers and as an author. */
final class EntityNames {

    private EntityNames() {}

    /** The JPA name of the entity, without the class that it is nested in. */
    static String simple(PersistentClass entity) {
        @Nullable String given = entity.getJpaEntityName();
        String name = given == null ? entity.getEntityName() : given;
        return name.substring(Math.max(name.lastIndexOf('$'), name.lastIndexOf('.')) + 1);
    }

    static Place place(PersistentClass entity) {
        return Place.of(entity.getEntityName());
    }

    static Authoring.Entity author(OwnedTable owned) {
        @Nullable String className = owned.entity().getClassName();
        String name = className == null ? owned.entity().getEntityName() : className;
        int dot = name.lastIndexOf('.');
        String type = name.substring(dot + 1).replace('$', '.');
        return new Authoring.Entity(
                dot < 0 ? "" : name.substring(0, dot),
                owned.attribute().map(attribute -> type + "." + attribute).orElse(type));
    }
}
