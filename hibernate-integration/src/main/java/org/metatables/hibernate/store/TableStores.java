package org.metatables.hibernate.store;

import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.metatables.Problem;
import org.metatables.annotations.SimpleTable;
import org.metatables.catalog.CatalogTable;
import org.metatables.contract.Fingerprint;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.extract.SimpleTableDeclaration;
import org.metatables.hibernate.query.GovernedQueries;
import org.metatables.hibernate.query.internal.CarriedOn;
import org.metatables.hibernate.store.internal.StoredTable;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.GovernedOperations;

/**
 * The stores of the simple tables of one entity manager factory. All that they do are governed operations: no connection of the factory
 * is used, and what the principal may not, a store cannot.
 *
 * <pre>{@code
 * TableStores stores = TableStores.of(entityManagerFactory, operations);
 * TableStore<Customer> customers = stores.store(Customer.class);
 * }</pre>
 *
 * <p>This class is thread-safe.
 */
public final class TableStores {

    private final EntityManagerFactory factory;
    private final GovernedOperations operations;
    private final Map<Class<?>, StoredTable> tables;
    private final Map<PhysicalName, BoundTable> bound = new LinkedHashMap<>();
    private Optional<GovernedQueries> queries = Optional.empty();
    private int boundInQueries;

    private TableStores(
            EntityManagerFactory factory, GovernedOperations operations, Map<Class<?>, StoredTable> tables) {
        this.factory = factory;
        this.operations = operations;
        this.tables = tables;
    }

    /** Those of a factory, whose tables are in the database of the operations. No database is asked yet. */
    public static TableStores of(EntityManagerFactory factory, GovernedOperations operations) {
        SessionFactoryImplementor implementor = factory.unwrap(SessionFactoryImplementor.class);
        Map<Class<?>, StoredTable> tables = new LinkedHashMap<>();
        for (SimpleTableDeclaration declaration : SimpleTables.of(factory).declarations()) {
            tables.put(declaration.type(), StoredTable.of(implementor, declaration));
        }
        return new TableStores(factory, operations, tables);
    }

    /**
     * The store of an entity. No database is asked yet.
     *
     * @throws UnknownTableException if the entity is no simple table of the factory
     */
    public <E extends SimpleTable> TableStore<E> store(Class<E> entity) {
        StoredTable table = tables.get(entity);
        if (table == null) {
            throw new UnknownTableException(Problem.of("The class is no simple table of this entity manager factory.")
                    .at("class " + entity.getName())
                    .remedy("There are "
                            + tables.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
                            + "."));
        }
        return new TableStore<>(this, entity, table);
    }

    /**
     * Queries in HQL and Criteria over the simple tables of the factory, and what else it has bound.
     *
     * @throws UnknownTableException if a simple table is not there, or may not be viewed
     */
    public GovernedQueries queries() {
        return queries(tables.values());
    }

    SessionFactoryImplementor factory() {
        return factory.unwrap(SessionFactoryImplementor.class);
    }

    GovernedOperations operations() {
        return operations;
    }

    /** The row of the catalog that a table has: asked for once, and remembered. */
    UUID uid(StoredTable table) {
        return bound(List.of(table)).get(0).uid();
    }

    /** Queries that may touch these tables. */
    synchronized GovernedQueries queries(Collection<StoredTable> touched) {
        bound(touched);
        if (queries.isEmpty() || bound.size() > boundInQueries) {
            boundInQueries = bound.size();
            queries = Optional.of(GovernedQueries.of(factory, operations, List.copyOf(bound.values())));
        }
        return queries.get();
    }

    /** A table, and those that are written when rows of it are deleted, as far as they are known here. */
    List<StoredTable> withCarriedOn(StoredTable table) {
        Set<PhysicalName> touched = CarriedOn.from(
                table.name(),
                tables.values().stream().map(StoredTable::definition).toList());
        return tables.values().stream()
                .filter(other -> other.equals(table) || touched.contains(other.name()))
                .toList();
    }

    private synchronized List<BoundTable> bound(Collection<StoredTable> wanted) {
        List<PhysicalName> missing = wanted.stream()
                .map(StoredTable::name)
                .filter(name -> !bound.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            Map<PhysicalName, CatalogTable> rows = operations.catalog().resolve(missing);
            for (StoredTable table : wanted) {
                if (rows.containsKey(table.name())) {
                    bound.put(table.name(), bound(table, rows.get(table.name())));
                }
            }
        }
        return wanted.stream().map(this::required).toList();
    }

    private BoundTable required(StoredTable table) {
        BoundTable found = bound.get(table.name());
        if (found == null) {
            throw new UnknownTableException(Problem.of("The simple table is not there, or may not be viewed.")
                    .at("entity " + table.type().getName())
                    .inTable(table.name().toString())
                    .remedy("Make it with SimpleTables.build, and let an administrator grant it."));
        }
        return found;
    }

    private static BoundTable bound(StoredTable table, CatalogTable row) {
        return new BoundTable(
                row.uid(),
                row.status(),
                table.definition(),
                Fingerprint.of(table.definition()),
                table.declaration().table().entityName(),
                table.declaration().table().entityType(),
                Optional.empty());
    }
}
