package org.metatables.hibernate.boot;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.metatables.hibernate.extract.SimpleTableDeclaration;

/**
 * The entities of an application, bound to their rows of the catalog.
 *
 * <pre>{@code
 * BoundTable account = HibernateMetaTables.of(entityManagerFactory).get(Account.class);
 * }</pre>
 *
 * <p>Immutable, and so thread-safe.
 */
public final class HibernateMetaTables {

    private final List<BoundTable> tables;

    HibernateMetaTables(List<BoundTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * The bound tables of an entity manager factory. They were bound when it was built; with {@code
     * metatables.startup=off} the
     * first call binds them. Empty where no entity is a MetaTable.
     *
     * @throws UnboundTableException if an entity has no row that it may use
     * @throws TableDriftException if a table differs from its entity in a way that stands against using it
     * @throws org.metatables.MetaTablesException if the catalog is absent, older or newer than this program
     */
    public static HibernateMetaTables of(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(TableBinding.class)
                .tables();
    }

    /**
     * The simple tables among the entities of an entity manager factory, as they are declared. No database is asked.
     *
     * @see org.metatables.hibernate.store.SimpleTables
     */
    public static List<SimpleTableDeclaration> simpleTables(EntityManagerFactory factory) {
        return factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(TableBinding.class)
                .simpleTables();
    }

    /** All tables: each entity's own, and those of its attributes. */
    public List<BoundTable> tables() {
        return tables;
    }

    /** The entity's own table, if the entity is a MetaTable with a table of its own. */
    public Optional<BoundTable> find(Class<?> entity) {
        return tables.stream()
                .filter(table -> table.attribute().isEmpty()
                        && table.entityType().filter(entity::equals).isPresent())
                .findFirst();
    }

    /** The tables with the identifier: at most one per namespace. */
    public List<BoundTable> find(String identifier) {
        return tables.stream()
                .filter(table -> table.definition().identifier().equals(Optional.of(identifier)))
                .toList();
    }

    /**
     * The entity's own table.
     *
     * @throws UnboundTableException if the entity is no MetaTable
     */
    public BoundTable get(Class<?> entity) {
        return find(entity).orElseThrow(() -> UnboundTableException.notAMetaTable(entity, known()));
    }

    private String known() {
        return tables.stream()
                .filter(table -> table.attribute().isEmpty())
                .map(BoundTable::entityName)
                .collect(Collectors.joining(", "));
    }
}
