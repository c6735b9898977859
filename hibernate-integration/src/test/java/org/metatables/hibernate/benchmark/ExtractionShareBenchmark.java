package org.metatables.hibernate.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;
import org.metatables.annotations.MetaTable;
import org.metatables.hibernate.extract.EntityExtractor;

/**
 * How long the extraction of definitions takes, as a share of Hibernate's own {@code buildMetadata} over the same
 * entities.
 *
 * <p>No part of the build, as its name does not say test. The first round is cold. From the root of the project:
 *
 * <pre>{@code
 * mvn -pl hibernate-integration -am test -Dtest=ExtractionShareBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class ExtractionShareBenchmark {

    private static final int ENTITIES = 1_000;
    private static final int ROUNDS = 4;

    private static final Map<String, Class<?>> COLUMNS = Map.ofEntries(
            Map.entry("code", String.class),
            Map.entry("name", String.class),
            Map.entry("region", String.class),
            Map.entry("amount", BigDecimal.class),
            Map.entry("rate", Double.class),
            Map.entry("count", Integer.class),
            Map.entry("total", Long.class),
            Map.entry("active", Boolean.class),
            Map.entry("created", Instant.class),
            Map.entry("changed", Instant.class),
            Map.entry("note", String.class));

    @Test
    void printsTheShareOfEachRound() {
        ClassLoader classes = entities(ENTITIES);
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println(measured(classes, ENTITIES, round));
        }
    }

    private static String measured(ClassLoader classes, int entities, int round) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(classes)
                        .build())
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
                .applySetting("metatables.project", "bench")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        for (int i = 0; i < entities; i++) {
            sources.addAnnotatedClassName(nameOf(i));
        }
        long start = cpuTime();
        Metadata metadata = sources.buildMetadata();
        long built = cpuTime();
        int tables =
                EntityExtractor.extract(metadata, "benchmark").get(0).tables().size();
        long extracted = cpuTime();
        StandardServiceRegistryBuilder.destroy(registry);
        return "round %d: %d tables, buildMetadata %.0f ms, extraction %.1f ms, share %.2f %%"
                .formatted(
                        round,
                        tables,
                        (built - start) / 1e6,
                        (extracted - built) / 1e6,
                        100.0 * (extracted - built) / (built - start));
    }

    /** The time that this thread worked, in nanoseconds: other load of the machine does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static ClassLoader entities(int count) {
        Map<String, byte[]> classes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            classes.put(nameOf(i), entity(nameOf(i), "entity_" + i));
        }
        return new ByteArrayClassLoader(ExtractionShareBenchmark.class.getClassLoader(), classes);
    }

    private static byte[] entity(String name, String table) {
        DynamicType.Builder<Object> type = new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .annotateType(
                        annotation(Entity.class).build(),
                        annotation(MetaTable.class).build(),
                        annotation(Table.class).define("name", table).build())
                .defineField("id", Long.class)
                .annotateField(List.of(annotation(Id.class).build()));
        for (Map.Entry<String, Class<?>> column : COLUMNS.entrySet()) {
            type = type.defineField(column.getKey(), column.getValue())
                    .annotateField(annotation(Column.class)
                            .define("nullable", false)
                            .define("length", 64)
                            .build());
        }
        return type.make().getBytes();
    }

    private static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
        return AnnotationDescription.Builder.ofType(type);
    }

    private static String nameOf(int index) {
        return "org.metatables.hibernate.benchmark.generated.Entity" + index;
    }
}
