package org.metatables.hibernate.boot;

import org.hibernate.service.spi.SessionFactoryServiceContributor;
import org.hibernate.service.spi.SessionFactoryServiceInitiator;
import org.hibernate.service.spi.SessionFactoryServiceInitiatorContext;
import org.hibernate.service.spi.SessionFactoryServiceRegistryBuilder;

/** Gives every session factory its {@link TableBinding}. Hibernate finds it by itself. */
public final class TableBindingContributor implements SessionFactoryServiceContributor {

    @Override
    public void contribute(SessionFactoryServiceRegistryBuilder builder) {
        builder.addInitiator(new Initiator());
    }

    private record Initiator() implements SessionFactoryServiceInitiator<TableBinding> {

        @Override
        public Class<TableBinding> getServiceInitiated() {
            return TableBinding.class;
        }

        @Override
        public TableBinding initiateService(SessionFactoryServiceInitiatorContext context) {
            return new TableBinding(context.getSessionFactory());
        }
    }
}
