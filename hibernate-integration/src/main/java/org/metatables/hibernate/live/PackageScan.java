package org.metatables.hibernate.live;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.metatables.Problem;
import org.metatables.annotations.MetaTable;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.provider.TableProvider;
import org.metatables.provider.TableProviders;

/**
 * The entities in the packages that a project, or a table provider of it, names where it has no {@code persistence.xml}. Settings of Hibernate,
 * such as a
 * naming strategy, come from {@code hibernate.properties} on the class path.
 */
final class PackageScan {

    private static final List<Class<? extends Annotation>> MANAGED =
            List.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class);

    private PackageScan() {}

    /** What was read from the metadata of the entities; nothing where no packages are named. */
    static <T> List<T> read(DefinitionRequest request, OfflineBoot<T> boot) {
        Set<String> packages = packages(request);
        if (packages.isEmpty()) {
            return List.of();
        }
        StartUpRehearsal rehearsal = new StartUpRehearsal("packages " + String.join(", ", packages));
        StandardServiceRegistryBuilder builder =
                new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(request.classLoader())
                        .applyIntegrator(rehearsal)
                        .build());
        StandardServiceRegistry registry = builder.applySettings(
                        OfflineSettings.of(request.settings(), builder.getSettings()))
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            managedClasses(request.classLoader(), packages).forEach(sources::addAnnotatedClassName);
            return List.of(boot.read(sources.buildMetadata(), rehearsal));
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    /** Those of the setting, and those in which the project's providers look for entities. */
    private static Set<String> packages(DefinitionRequest request) {
        Set<String> packages = new TreeSet<>(request.settings().packages());
        for (TableProvider provider : TableProviders.find(request.classLoader(), request.settings())) {
            packages.addAll(provider.packages());
            provider.entities().forEach(type -> packages.add(type.getPackageName()));
        }
        return packages;
    }

    private static Set<String> managedClasses(ClassLoader classLoader, Set<String> packages) {
        Set<String> names = new TreeSet<>();
        try (ScanResult found = new ClassGraph()
                .addClassLoader(classLoader)
                .acceptPackages(packages.toArray(String[]::new))
                .enableAnnotationInfo()
                .ignoreClassVisibility()
                .scan()) {
            MANAGED.forEach(annotation ->
                    names.addAll(found.getClassesWithAnnotation(annotation).getNames()));
            for (ClassInfo type : found.getClassesWithAnnotation(MetaTable.class)) {
                if (!names.contains(type.getName())) {
                    throw new InvalidDefinitionException(Problem.of("@MetaTable stands on a class that is no entity.")
                            .at("class " + type.getName())
                            .remedy("Add @Entity, or remove @MetaTable."));
                }
            }
        }
        return names;
    }
}
