package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** Twenty programs that register at the same moment, each over a connection of its own. */
class ConcurrentRegistrationTest extends RegistrationTestCase {

    private static final int PROGRAMS = 20;
    private static final int ROUNDS = 3;

    private final ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS);

    ConcurrentRegistrationTest(TestDatabase database) {
        super(database);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void theSameTablesAreMadeOnceAndEverybodyGetsTheirUids() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            database.reset();
            freshCatalog();
            List<List<Registration>> answers = atOnce(program -> {
                List<RegistrationRequest> requests = new ArrayList<>(List.of(
                        request(table("line")
                                .column(column("basket", "uuid"))
                                .foreignKey(ForeignKey.of(
                                        List.of("basket"), PhysicalName.inDefaultSchema("basket"), List.of("uid")))),
                        request(table("basket"))));
                if (program % 2 == 0) {
                    Collections.reverse(requests);
                }
                return registrar.register(requests);
            });

            List<Registration> all = answers.stream().flatMap(List::stream).toList();
            assertThat(all.stream().map(Registration::uid).distinct()).hasSize(2);
            assertThat(all.stream().filter(Registration::tableCreated)).hasSize(2);
            assertThat(all.stream().filter(registration -> registration.action() == RegistrationAction.UNCHANGED))
                    .hasSize(2 * PROGRAMS - 2);
            assertThat(database.rows(
                            "select count(*), max(revision), min(provisioning_status) from metatables.meta_table"))
                    .containsExactly("2|1|active");
        }
    }

    @Test
    void theTablesOfEachAreMade() throws Exception {
        List<List<Registration>> answers = atOnce(program -> registrar.register(request(table("table_of_" + program))));

        assertThat(answers.stream()
                        .flatMap(List::stream)
                        .map(Registration::name)
                        .collect(Collectors.toSet()))
                .hasSize(PROGRAMS);
        assertThat(database.rows("select count(*) from pg_class where relkind = 'r' and relname like 'table\\_of\\_%'"))
                .containsExactly("" + PROGRAMS);
    }

    private List<List<Registration>> atOnce(Program program) throws Exception {
        CyclicBarrier start = new CyclicBarrier(PROGRAMS);
        List<Callable<List<Registration>>> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            int number = i;
            programs.add(() -> {
                start.await();
                return program.run(number);
            });
        }
        List<List<Registration>> answers = new ArrayList<>();
        for (Future<List<Registration>> answer : threads.invokeAll(programs)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private interface Program {
        List<Registration> run(int number);
    }
}
