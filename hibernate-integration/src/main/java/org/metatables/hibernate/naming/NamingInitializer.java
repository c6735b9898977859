package org.metatables.hibernate.naming;

import java.util.Optional;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.boot.spi.MetadataBuilderInitializer;
import org.hibernate.boot.spi.MetadataBuildingOptions;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.metatables.naming.BaselineNames;
import org.metatables.naming.ProjectPrefix;
import org.metatables.settings.MetaTablesSettings;

/**
 * Puts the project's naming around whatever naming strategies the application configured. Hibernate finds it by itself.
 *
 * <p>Names that an author gave stay as they are where no project is set, or where {@code metatables.naming} is {@code
 * authored}, and so do the {@linkplain BaselineNames names of the baseline}. Constraints that nobody named get their names by the rules in any case.
 */
public final class NamingInitializer implements MetadataBuilderInitializer {

    @Override
    public void contribute(MetadataBuilder builder, StandardServiceRegistry registry) {
        MetaTablesSettings settings = MetaTablesSettings.of(
                registry.requireService(ConfigurationService.class).getSettings());
        Optional<ProjectPrefix> prefix = settings.prefixesNames()
                ? settings.project().map(project -> new ProjectPrefix(project, baseline(registry, settings)))
                : Optional.empty();
        MetadataBuildingOptions options = ((MetadataBuilderImplementor) builder).getMetadataBuildingOptions();
        prefix.ifPresent(project -> builder.applyPhysicalNamingStrategy(
                new PrefixingNamingStrategy(options.getPhysicalNamingStrategy(), project)));
        builder.applyImplicitNamingStrategy(new ConstraintNamingStrategy(options.getImplicitNamingStrategy(), prefix));
    }

    private static BaselineNames baseline(StandardServiceRegistry registry, MetaTablesSettings settings) {
        return registry.requireService(ClassLoaderService.class)
                .workWithClassLoader(classLoader -> BaselineNames.find(classLoader, settings));
    }
}
