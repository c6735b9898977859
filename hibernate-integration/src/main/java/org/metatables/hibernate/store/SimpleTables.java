package org.metatables.hibernate.store;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import org.metatables.annotations.SimpleTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.hibernate.extract.SimpleTableDeclaration;
import org.metatables.registration.Registrar;
import org.metatables.registration.Registration;
import org.metatables.registration.RegistrationRequest;

/**
 * The simple tables of an application: its entities that extend {@link SimpleTable}.
 *
 * <pre>{@code
 * MetaTables metaTables = MetaTables.connect(dataSource);
 * SimpleTables.of(entityManagerFactory)
 *         .build(metaTables.platform(platform).registrar(), metaTables.defaultDataSource().uid());
 * }</pre>
 *
 * <p>Immutable, and so thread-safe.
 */
public final class SimpleTables {

    private final List<SimpleTableDeclaration> declarations;

    private SimpleTables(List<SimpleTableDeclaration> declarations) {
        this.declarations = List.copyOf(declarations);
    }

    /** Those of an entity manager factory. No database is asked. */
    public static SimpleTables of(EntityManagerFactory factory) {
        return new SimpleTables(HibernateMetaTables.simpleTables(factory));
    }

    /** What the entities declare, by their names. */
    public List<SimpleTableDeclaration> declarations() {
        return declarations;
    }

    /**
     * Makes the tables that are not there, and their rows in the catalog; those that are there have to match. All of them or none, in
     * one transaction, in the order of their references. It may be called by any number of programs at once, and again at any time.
     *
     * @param registrar of a login that may write the catalog and make tables; the application itself needs no such right
     * @param dataSource where the tables are: {@code MetaTables.defaultDataSource().uid()}
     * @return what became of each, in the order of {@link #declarations()}
     * @throws org.metatables.registration.RegistrationRefusedException if rows or tables that are there stand against it
     * @throws org.metatables.MetaTablesException for what else {@link Registrar#register} refuses
     */
    public List<Registration> build(Registrar registrar, UUID dataSource) {
        return registrar.register(declarations.stream()
                .map(declaration -> RegistrationRequest.of(declaration.table().definition(), dataSource))
                .toList());
    }
}
