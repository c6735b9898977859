package org.metatables.hibernate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceXmlParser;
import org.hibernate.jpa.boot.spi.ProviderChecker;
import org.metatables.definition.DefinitionRequest;

/**
 * The persistence units of a class path, read by Hibernate's own parser and built as an application would, but
 * offline.
 */
final class PersistenceUnits {

    private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

    private PersistenceUnits() {}

    /** What was read from the units, by unit name; absent where the class path has no {@code persistence.xml}. */
    static <T> Optional<List<T>> read(DefinitionRequest request, OfflineBoot<T> boot) {
        List<URL> files = files(request.classLoader());
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Map<String, PersistenceUnitDescriptor> units =
                new TreeMap<>(PersistenceXmlParser.create(Map.of(), request.classLoader(), null)
                        .parse(files));
        List<T> read = new ArrayList<>();
        units.values().stream()
                .filter(unit -> ProviderChecker.isProvider(unit, Map.of()))
                .forEach(unit -> read.add(read(unit, request, boot)));
        return Optional.of(read);
    }

    private static <T> T read(PersistenceUnitDescriptor unit, DefinitionRequest request, OfflineBoot<T> boot) {
        Properties own = unit.getProperties() == null ? new Properties() : unit.getProperties();
        StartUpRehearsal rehearsal = new StartUpRehearsal("persistence unit " + unit.getName());
        Map<String, Object> settings = OfflineSettings.of(request.settings(), own);
        settings.put(JpaSettings.INTEGRATOR_PROVIDER, (IntegratorProvider) () -> List.of(rehearsal));
        EntityManagerFactoryBuilder builder =
                Bootstrap.getEntityManagerFactoryBuilder(unit, settings, request.classLoader());
        try {
            return boot.read(builder.metadata(), rehearsal);
        } finally {
            builder.cancel();
        }
    }

    /** A class path may name one folder twice. */
    private static List<URL> files(ClassLoader classLoader) {
        Map<String, URL> files = new LinkedHashMap<>();
        try {
            classLoader
                    .getResources(PERSISTENCE_XML)
                    .asIterator()
                    .forEachRemaining(url -> files.putIfAbsent(url.toExternalForm(), url));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be searched for " + PERSISTENCE_XML + ".", e);
        }
        return List.copyOf(files.values());
    }
}
