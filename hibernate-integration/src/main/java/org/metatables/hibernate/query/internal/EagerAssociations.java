package org.metatables.hibernate.query.internal;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.engine.FetchTiming;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.metatables.Problem;
import org.metatables.hibernate.query.SeveralStatementsException;
import org.metatables.operation.internal.text.JdbcText;

/** The associations that Hibernate loads together with their entities, by a statement of their own where a query does not join them. Immutable. */
final class EagerAssociations {

    private final List<Association> associations;

    private EagerAssociations(List<Association> associations) {
        this.associations = List.copyOf(associations);
    }

    static EagerAssociations of(EntityManagerFactory factory) {
        List<Association> found = new ArrayList<>();
        factory.unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .forEachEntityDescriptor(
                        entity -> entity.getAttributeMappings().forEach(attribute -> add(entity, attribute, found)));
        return new EagerAssociations(found);
    }

    private static void add(EntityPersister entity, AttributeMapping attribute, List<Association> found) {
        if (attribute.getMappedFetchOptions().getTiming() != FetchTiming.IMMEDIATE) {
            return;
        }
        Set<String> targets = targets(attribute);
        if (!targets.isEmpty()) {
            found.add(new Association(
                    entity.getMappedClass(),
                    attribute.getAttributeName(),
                    attribute instanceof EntityValuedModelPart toOne
                            ? Optional.of(toOne.getEntityMappingType()
                                    .getMappedJavaType()
                                    .getJavaTypeClass())
                            : Optional.empty(),
                    tables(entity.getQuerySpaces()),
                    targets));
        }
    }

    private static Set<String> targets(AttributeMapping attribute) {
        if (attribute instanceof PluralAttributeMapping plural) {
            return tables(plural.getCollectionDescriptor().getCollectionSpaces());
        } else if (attribute instanceof EntityValuedModelPart toOne) {
            return tables(toOne.getEntityMappingType().getEntityPersister().getQuerySpaces());
        }
        return Set.of();
    }

    private static Set<String> tables(Object[] spaces) {
        return Stream.of(spaces)
                .map(space -> TableMention.read(space.toString()).table())
                .collect(Collectors.toSet());
    }

    /** The association that the second statement loads for entities of the first one. */
    Optional<Association> between(String firstSql, String secondSql) {
        Set<String> owners = mentioned(firstSql).collect(Collectors.toSet());
        Optional<String> loaded = mentioned(secondSql).findFirst();
        return associations.stream()
                .filter(association -> association.owners().stream().anyMatch(owners::contains))
                .filter(association ->
                        loaded.filter(association.targets()::contains).isPresent())
                .findFirst();
    }

    private static Stream<String> mentioned(String sql) {
        return StatementOutline.of(JdbcText.read(sql).pieces()).mentions().stream()
                .map(TableMention::table);
    }

    /** The associations of an entity. */
    List<Association> of(Class<?> entity) {
        return associations.stream()
                .filter(association -> association.entity().equals(entity))
                .toList();
    }

    /**
     * An association.
     *
     * @param entity the class of the entity
     * @param attribute its attribute
     * @param target the class of the entity that a reference is to; a collection is none
     * @param owners the tables of the entity
     * @param targets the tables that are read to load the association
     */
    record Association(
            Class<?> entity, String attribute, Optional<Class<?>> target, Set<String> owners, Set<String> targets) {

        /** Loading it takes a statement of its own. */
        SeveralStatementsException refused() {
            return new SeveralStatementsException(Problem.of("Hibernate would run a second statement for the query, to"
                            + " load an association that is fetched eagerly.")
                    .at("entity " + entity.getName() + ", attribute " + attribute)
                    .remedy("Write left join fetch for " + attribute + " in the query, give the query an entity graph"
                            + " with it, or map it lazy (fetch = FetchType.LAZY)."));
        }
    }
}
