package org.metatables.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Sixty-four threads on a pool of eight: reads and writes, time-outs, deadlines and cancellations from outside. */
final class MixedLoad {

    private static final int THREADS = 64;
    private static final int CONNECTIONS = 8;

    private final GovernedDatabase database;
    private final GovernedOperations operations;
    private final long end;
    private final AtomicLong failures = new AtomicLong();

    private MixedLoad(GovernedDatabase database, GovernedOperations operations, long end) {
        this.database = database;
        this.operations = operations;
        this.end = end;
    }

    /** Runs the load, and tells what went wrong. */
    static Outcome run(GovernedDatabase database, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<String> problems = new ArrayList<>();
        Duration longest = Duration.ZERO;
        try (GovernedOperations operations =
                GovernedOperations.open(database.config().withPool(CONNECTIONS, Duration.ofMillis(400)))) {
            MixedLoad load = new MixedLoad(database, operations, System.nanoTime() + time.toNanos());
            List<Future<Duration>> workers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                workers.add(threads.submit(load::work));
            }
            for (Future<Duration> worker : workers) {
                Duration overrun = worker.get();
                longest = overrun.compareTo(longest) > 0 ? overrun : longest;
            }
            problems.addAll(load.leftovers());
            if (load.failures.get() == 0) {
                problems.add("no operation met its deadline or its time-out");
            }
        } finally {
            threads.shutdownNow();
        }
        return new Outcome(problems, longest);
    }

    /** The longest time that an operation went on after its deadline. */
    private Duration work() {
        Duration longest = Duration.ZERO;
        while (System.nanoTime() < end) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Duration deadline = Duration.ofMillis(20 + random.nextInt(400));
            long start = System.nanoTime();
            try {
                operations.execute(any(random.nextInt(6)).deadline(deadline).build());
            } catch (OperationTimeoutException | DatabaseUnavailableException expected) {
                failures.incrementAndGet();
            }
            Duration overrun = Duration.ofNanos(System.nanoTime() - start).minus(deadline);
            longest = overrun.compareTo(longest) > 0 ? overrun : longest;
        }
        return longest;
    }

    private OperationBuilder any(int choice) {
        return switch (choice) {
            case 0 ->
                Operation.select("select count(*) from generate_series(1, 1000000000000)")
                        .read(database.account());
            case 1 ->
                Operation.select("select count(*) from generate_series(1, 1000000000000)")
                        .read(database.account())
                        .statementTimeout(Duration.ofMillis(30));
            case 2 ->
                Operation.update("update account set visits = visits + 1 where code = 'ACME'")
                        .write(database.account());
            case 3 ->
                Operation.update("update account set visits = visits + 1 where code = 'ACME' returning visits")
                        .write(database.account());
            default ->
                Operation.select("select code from account where code = 'ACME'").read(database.account());
        };
    }

    /** Every connection must be free again, in the state of a fresh one. */
    private List<String> leftovers() {
        List<String> found = new ArrayList<>();
        for (int each = 0; each < 3 * CONNECTIONS; each++) {
            long rows = operations
                    .execute(Operation.select("select code from account where code = 'ACME'")
                            .read(database.account())
                            .build())
                    .rowCount();
            if (rows != 1) {
                found.add("a read gave " + rows + " rows");
            }
        }
        String open = "from pg_stat_activity where usename = '" + database.login() + "' and ";
        String transactions = database.one("select count(*) " + open + "state like 'idle in transaction%'");
        if (!transactions.equals("0")) {
            found.add(transactions + " transactions are open");
        }
        String active = database.one("select count(*) " + open + "state = 'active'");
        long patience = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (!active.equals("0") && System.nanoTime() < patience) {
            active = database.one("select count(*) " + open + "state = 'active'");
        }
        if (!active.equals("0")) {
            found.add(active + " statements still run");
        }
        return found;
    }

    /**
     * What came of the load.
     *
     * @param problems what was left behind
     * @param longestOverrun how long after its deadline the latest operation ended
     */
    record Outcome(List<String> problems, Duration longestOverrun) {}
}
