package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;

class PostgresExtensionTest {

    private static final List<TestDatabase> SEEN = new CopyOnWriteArrayList<>();

    @AfterEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void injectsOneDatabasePerClassIntoConstructorLifecycleMethodAndTest() throws Exception {
        run(EverywhereCase.class);

        assertThat(SEEN).hasSize(5);
        assertThat(SEEN).allSatisfy(database -> assertThat(database).isSameAs(SEEN.get(0)));
    }

    @Test
    void givesEachClassItsOwnDatabaseOnTheSameServer() throws Exception {
        run(FirstCase.class, SecondCase.class);

        assertThat(SEEN).extracting(TestDatabase::name).doesNotHaveDuplicates().hasSize(2);
        assertThat(SEEN)
                .extracting(database -> database.jdbcUrl().replace(database.name(), ""))
                .hasSize(2)
                .containsOnly(SEEN.get(0).jdbcUrl().replace(SEEN.get(0).name(), ""));
    }

    @Test
    void dropsTheDatabaseAfterTheClass() throws Exception {
        run(FirstCase.class);

        try (TestDatabase other = TestDatabase.create()) {
            assertThat(Sql.column(other, "select datname from pg_database"))
                    .contains(other.name())
                    .doesNotContain(SEEN.get(0).name());
        }
    }

    private static void run(Class<?>... classes) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toArray(ClassSelector[]::new))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0).aborted(0));
    }

    @PostgresTest
    static class EverywhereCase {

        EverywhereCase(TestDatabase database) {
            SEEN.add(database);
        }

        @BeforeAll
        static void before(TestDatabase database) {
            SEEN.add(database);
        }

        @Test
        void test(TestDatabase database) {
            SEEN.add(database);
        }

        @Nested
        class Inner {
            @Test
            void nested(TestDatabase database) {
                SEEN.add(database);
            }
        }
    }

    @PostgresTest
    static class FirstCase {
        @Test
        void test(TestDatabase database) {
            SEEN.add(database);
        }
    }

    static class SecondCase extends FirstCase {}
}
