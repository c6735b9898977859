package org.metatables.hibernate.query.internal;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.metatables.Problem;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.query.UngovernedEntityException;
import org.metatables.hibernate.query.UnsupportedQueryException;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.ScopeTable;

/** The tables of the entities of one factory, by the names that statements call them. Immutable. */
final class EntityTables {

    private final List<BoundTable> bound;
    private final Map<String, String> owners;

    private EntityTables(List<BoundTable> bound, Map<String, String> owners) {
        this.bound = List.copyOf(bound);
        this.owners = Map.copyOf(owners);
    }

    /** The tables of all entities and collections that Hibernate knows. */
    static EntityTables of(EntityManagerFactory factory, List<BoundTable> simpleTables) {
        MappingMetamodelImplementor model =
                factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel();
        Map<String, String> owners = new LinkedHashMap<>();
        model.forEachEntityDescriptor(entity ->
                owners.putIfAbsent(entity.getMappedTableDetails().getTableName(), "entity " + entity.getEntityName()));
        model.forEachEntityDescriptor(entity -> spaces(entity.getQuerySpaces())
                .forEach(table -> owners.putIfAbsent(table, "entity " + entity.getEntityName())));
        model.forEachCollectionDescriptor(collection -> spaces(collection.getCollectionSpaces())
                .forEach(table -> owners.putIfAbsent(
                        table,
                        "entity " + collection.getOwnerEntityPersister().getEntityName() + ", attribute "
                                + collection.getAttributeMapping().getAttributeName())));
        List<BoundTable> bound = new ArrayList<>(HibernateMetaTables.of(factory).tables());
        bound.addAll(simpleTables);
        return new EntityTables(bound, owners);
    }

    private static List<String> spaces(Object[] spaces) {
        return Arrays.stream(spaces).map(Object::toString).toList();
    }

    /**
     * The MetaTables that a statement names, each with the access that it needs.
     *
     * @param deletes whether rows are deleted: then what foreign keys carry the deletion on to is written, too
     * @throws UngovernedEntityException if it names a table of an entity that is no MetaTable
     * @throws UnsupportedQueryException if it names no table at all
     */
    List<ScopeTable> scope(List<TableMention> mentions, boolean deletes) {
        Map<BoundTable, Access> access = new LinkedHashMap<>();
        for (TableMention mention : mentions) {
            List<BoundTable> meant =
                    bound.stream().filter(table -> mention.means(table.name())).toList();
            if (meant.isEmpty()) {
                refuseUngoverned(mention);
            }
            meant.forEach(table -> access.merge(
                    table,
                    mention.written() ? Access.WRITE : Access.READ,
                    (one, other) -> one == Access.WRITE ? one : other));
        }
        if (access.isEmpty()) {
            throw new UnsupportedQueryException(Problem.of("The query touches no table of an entity.")
                    .remedy("A governed query needs a MetaTable; compute the value in the program."));
        }
        if (deletes) {
            carriedOn(access).forEach(table -> access.put(table, Access.WRITE));
        }
        List<ScopeTable> scope = new ArrayList<>();
        access.forEach((table, how) ->
                scope.add(how == Access.WRITE ? ScopeTable.write(table.uid()) : ScopeTable.read(table.uid())));
        return scope;
    }

    private List<BoundTable> carriedOn(Map<BoundTable, Access> access) {
        List<TableDefinition> definitions =
                bound.stream().map(BoundTable::definition).toList();
        Set<PhysicalName> reached = new HashSet<>();
        access.forEach((table, how) -> {
            if (how == Access.WRITE) {
                reached.addAll(CarriedOn.from(table.name(), definitions));
            }
        });
        return bound.stream().filter(table -> reached.contains(table.name())).toList();
    }

    /** What is no table of an entity is the name of a part of the statement, or the server refuses it. */
    private void refuseUngoverned(TableMention mention) {
        owner(mention).ifPresent(owner -> {
            throw new UngovernedEntityException(
                    Problem.of("The query touches a table that is no MetaTable.")
                            .at(owner)
                            .inTable(
                                    mention.schema().map(schema -> schema + ".").orElse("") + mention.table())
                            .remedy(
                                    "Annotate the entity with @MetaTable and run the migration, or leave it out of the query."));
        });
    }

    /** The entity, or the attribute, that a table belongs to. */
    Optional<String> owner(TableMention mention) {
        return owners.entrySet().stream()
                .filter(owner -> {
                    TableMention known = TableMention.read(owner.getKey());
                    return known.table().equals(mention.table())
                            && (mention.schema().isEmpty() || mention.schema().equals(known.schema()));
                })
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
