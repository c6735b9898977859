package org.metatables.hibernate.testing;

import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.metatables.testing.TestDatabase;

/** Boots Hibernate over some entities, offline for its metadata or on a real database. */
public final class Boot {

    private final List<Class<?>> entities;
    private final Map<String, Object> settings = new HashMap<>();

    private Boot(List<Class<?>> entities) {
        this.entities = entities;
    }

    public static Boot of(Class<?>... entities) {
        return new Boot(List.of(entities));
    }

    /** The same boot, which can be changed without changing this one. */
    public Boot copy() {
        Boot copy = new Boot(entities);
        copy.settings.putAll(settings);
        return copy;
    }

    public Boot with(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /** Hibernate's own schema tool creates the tables. */
    public Boot creatingTables() {
        return with("hibernate.hbm2ddl.auto", "create-only")
                .with("jakarta.persistence.create-database-schemas", "true")
                .with("hibernate.hbm2ddl.halt_on_error", "true");
    }

    public Metadata offlineMetadata() {
        StandardServiceRegistryBuilder registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySettings(settings);
        return metadata(registry);
    }

    /** Metadata that knows its database, so that a session factory can be built of it. */
    public Metadata metadataOn(TestDatabase database) {
        return metadata(new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.jdbc.url", database.jdbcUrl())
                .applySetting("jakarta.persistence.jdbc.user", database.username())
                .applySetting("jakarta.persistence.jdbc.password", database.password())
                .applySettings(settings));
    }

    private Metadata metadata(StandardServiceRegistryBuilder registry) {
        MetadataSources sources = new MetadataSources(registry.build());
        entities.forEach(sources::addAnnotatedClass);
        return sources.buildMetadata();
    }

    public EntityManagerFactory on(TestDatabase database) {
        return on(database, database.username(), database.password());
    }

    public EntityManagerFactory on(TestDatabase database, String user, String password) {
        return on(database.jdbcUrl(), user, password);
    }

    public EntityManagerFactory on(String jdbcUrl, String user, String password) {
        HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("test")
                .jdbcUrl(jdbcUrl)
                .jdbcUsername(user)
                .jdbcPassword(password);
        return factory(unit);
    }

    /** On the data source that the settings hold. */
    public EntityManagerFactory onGivenDataSource() {
        return factory(new HibernatePersistenceConfiguration("test"));
    }

    private EntityManagerFactory factory(HibernatePersistenceConfiguration unit) {
        entities.forEach(unit::managedClass);
        unit.properties(settings);
        return unit.createEntityManagerFactory();
    }
}
