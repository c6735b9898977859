package org.metatables.hibernate.live;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.metatables.definition.DefinitionRequest;

/** What is read from the metadata of each persistence unit of a project, built offline. */
@FunctionalInterface
interface OfflineBoot<T> {

    /**
     * Reads one unit.
     *
     * @param metadata the finished metadata
     * @param rehearsal is among the integrators that it was built with
     */
    T read(Metadata metadata, StartUpRehearsal rehearsal);

    /** What was read from the units of {@code persistence.xml}, or where there is none from the packages of the project. */
    static <T> List<T> each(DefinitionRequest request, OfflineBoot<T> boot) {
        return ContextClassLoader.during(
                request.classLoader(),
                () -> PersistenceUnits.read(request, boot).orElseGet(() -> PackageScan.read(request, boot)));
    }
}
