package org.metatables.hibernate.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.MetadataImplementor;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.naming.PhysicalName;
import org.metatables.provider.TableProvider;
import org.metatables.provider.TableProviders;
import org.metatables.settings.MetaTablesSettings;

/** The providers of the project whose metadata is read. */
final class ProjectProviders {

    private ProjectProviders() {}

    /** The classes that the project wrote, as Hibernate's class loaders see them; the settings where it wrote none. */
    static List<TableProvider> of(Metadata metadata, MetaTablesSettings settings, String source) {
        List<TableProvider> providers = ((MetadataImplementor) metadata)
                .getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ClassLoaderService.class)
                .workWithClassLoader(classLoader -> TableProviders.find(classLoader, settings));
        return providers.isEmpty() ? List.of(new SettingsProvider(settings, source)) : providers;
    }

    /** @throws InvalidDefinitionException if a table is provided twice */
    static void refuseSharedTables(List<Extraction> extractions) {
        Map<PhysicalName, Extraction> owners = new HashMap<>();
        for (Extraction extraction : extractions) {
            for (ExtractedTable table : extraction.tables()) {
                Extraction other = owners.putIfAbsent(table.definition().name(), extraction);
                if (other != null) {
                    throw Place.of(table.entityName())
                            .invalid(
                                    "The table " + table.definition().name() + " belongs to " + other.providerInWords()
                                            + " and to " + extraction.providerInWords() + ".",
                                    "Let one of them leave it out, by its entities, its packages or its include"
                                            + " methods.");
                }
            }
        }
    }
}
