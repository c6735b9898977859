package org.metatables.hibernate.live;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.DefinitionSource;
import org.metatables.hibernate.extract.Extraction;
import org.metatables.hibernate.extract.MappedNames;
import org.metatables.naming.BaselineNames;
import org.metatables.settings.MetaTablesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds definitions in the entities of a class path: those of the persistence units of {@code META-INF/persistence.xml},
 * or where there is none those in the packages of the setting {@code metatables.packages} and of the project's table
 * providers.
 *
 * <p>Settings of the request override those of a unit. No connection is opened. Where the class path has no
 * Hibernate, nothing is found.
 */
public final class HibernateDefinitionSource implements DefinitionSource {

    private static final Logger log = LoggerFactory.getLogger(HibernateDefinitionSource.class);

    private static final String HIBERNATE = "org/hibernate/boot/Metadata.class";

    @Override
    public List<DefinitionSet> load(DefinitionRequest request) {
        if (isWithoutHibernate(request)) {
            return List.of();
        }
        List<Unit> units = OfflineBoot.each(
                request,
                (metadata, rehearsal) ->
                        new Unit(MappedNames.of(metadata), rehearsal.extract(metadata, request.classLoader())));
        reportUnknownNames(request, units);
        return ProviderSets.of(
                units.stream().flatMap(unit -> unit.extractions().stream()).toList());
    }

    @Override
    public Set<String> mappedNames(DefinitionRequest request) {
        Set<String> names = new TreeSet<>();
        if (!isWithoutHibernate(request)) {
            OfflineBoot.each(request, (metadata, rehearsal) -> MappedNames.of(metadata))
                    .forEach(names::addAll);
        }
        return names;
    }

    private static boolean isWithoutHibernate(DefinitionRequest request) {
        return request.classLoader().getResource(HIBERNATE) == null;
    }

    /** A name may belong to any one of the units. */
    private static void reportUnknownNames(DefinitionRequest request, List<Unit> units) {
        Set<String> mapped = new TreeSet<>();
        units.forEach(unit -> mapped.addAll(unit.names()));
        Set<String> unknown = new TreeSet<>();
        for (Unit unit : units) {
            MetaTablesSettings settings = unit.extractions().get(0).settings();
            if (settings.prefixesNames()) {
                unknown.addAll(
                        BaselineNames.find(request.classLoader(), settings).without(mapped));
            }
        }
        if (!unknown.isEmpty()) {
            log.warn(
                    "The baseline names what no entity maps: {}. Correct the spelling, or remove the names.",
                    String.join(", ", unknown));
        }
    }

    /** What is read from one persistence unit. */
    private record Unit(Set<String> names, List<Extraction> extractions) {}
}
