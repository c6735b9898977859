package org.metatables.hibernate.boot;

import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.hibernate.extract.SimpleTableDeclaration;

/**
 * Reads the MetaTables from the metadata of the application's own boot, and binds them once the session factory is
 * built.
 * Hibernate finds it by itself.
 *
 * <p>An application without MetaTables does not notice it. With {@code metatables.startup=off} nothing is bound
 * before {@link
 * HibernateMetaTables#of} is called.
 */
public final class StartUp implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        String source = "session factory " + factory.getName();
        List<Extraction> extractions = EntityExtractor.extract(metadata, source).stream()
                .filter(extraction -> !extraction.tables().isEmpty())
                .toList();
        List<SimpleTableDeclaration> simpleTables = EntityExtractor.simpleTables(metadata, source);
        if (extractions.isEmpty() && simpleTables.isEmpty()) {
            return;
        }
        TableBinding binding = factory.getServiceRegistry().requireService(TableBinding.class);
        binding.extracted(extractions, simpleTables);
        if (!extractions.isEmpty() && StartUpMode.of(extractions.get(0).settings()) != StartUpMode.OFF) {
            // Not now: Hibernate may be told to create the tables while it builds the factory.
            factory.addObserver(new SessionFactoryObserver() {
                @Override
                public void sessionFactoryCreated(SessionFactory created) {
                    binding.tables();
                }
            });
        }
    }
}
