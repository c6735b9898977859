package org.metatables.hibernate.live;

import java.util.List;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSource;

/**
 * Finds definitions in the entities of a class path: those of the persistence units of {@code
 * META-INF/persistence.xml}, or
 * where there is none those in the packages of the setting {@code metatables.packages}.
 *
 * <p>Settings of the request override those of a unit. No connection is opened. Where the class path has no
 * Hibernate, nothing
 * is found.
 */
public final class HibernateDefinitionSource implements DefinitionSource {

    private static final String HIBERNATE = "org/hibernate/boot/Metadata.class";

    @Override
    public List<DefinitionSet> load(DefinitionRequest request) {
        if (request.classLoader().getResource(HIBERNATE) == null) {
            return List.of();
        }
        return ContextClassLoader.during(
                request.classLoader(),
                () -> ProviderSets.of(PersistenceUnits.find(request).orElseGet(() -> PackageScan.extract(request))));
    }
}
