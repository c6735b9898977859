package org.metatables.hibernate.boot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.service.Service;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.hibernate.extract.SimpleTableDeclaration;

/** What one session factory knows of its MetaTables. Hibernate keeps it among the factory's services. Thread-safe. */
final class TableBinding implements Service {

    private static final long serialVersionUID = 1L;

    private final transient SessionFactoryImplementor factory;
    private transient List<Extraction> extractions = List.of();
    private transient List<SimpleTableDeclaration> simpleTables = List.of();
    private transient Optional<HibernateMetaTables> bound = Optional.empty();

    TableBinding(SessionFactoryImplementor factory) {
        this.factory = factory;
    }

    /** Takes what was read from the metadata, which Hibernate forgets. */
    synchronized void extracted(List<Extraction> tables, List<SimpleTableDeclaration> simple) {
        extractions = tables;
        simpleTables = simple;
    }

    synchronized List<SimpleTableDeclaration> simpleTables() {
        return simpleTables;
    }

    /** The bound tables; the first call binds them. */
    synchronized HibernateMetaTables tables() {
        if (bound.isEmpty()) {
            bound = Optional.of(extractions.isEmpty() ? new HibernateMetaTables(List.of()) : bind());
        }
        return bound.get();
    }

    /** Each provider's tables for itself: few applications have more than one. */
    private HibernateMetaTables bind() {
        List<Binder> binders = extractions.stream().map(Binder::new).toList();
        JdbcConnectionAccess access =
                factory.getServiceRegistry().requireService(JdbcServices.class).getBootstrapJdbcConnectionAccess();
        try (BorrowedConnection borrowed = BorrowedConnection.from(access)) {
            List<BoundTable> tables = new ArrayList<>();
            binders.forEach(
                    binder -> tables.addAll(binder.bind(borrowed.connection()).tables()));
            return new HibernateMetaTables(tables);
        } catch (SQLException e) {
            throw CatalogAccessException.of("bind the entities to the catalog", e);
        }
    }
}
