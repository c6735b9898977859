package org.metatables.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.UUID;
import org.metatables.testing.TestDatabase;

/** Prints what a governed primary-key select costs beside raw JDBC, in turns in one run. Run it with {@code main}. */
public final class Overhead {

    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 15;
    private static final int PER_ROUND = 1_000;
    private static final String BY_KEY = "select code, name, region from account where uid = ";

    private Overhead() {}

    /** Prints the figures of one run. */
    public static void main(String[] arguments) throws Exception {
        try (TestDatabase server = TestDatabase.create();
                GovernedDatabase database = new GovernedDatabase(server);
                Connection raw =
                        DriverManager.getConnection(server.jdbcUrl(), database.login(), GovernedDatabase.PASSWORD)) {
            database.addAccount("ACME", "US");
            UUID uid = UUID.fromString(database.one("select uid from account"));
            Work autocommit = () -> select(raw, uid);
            Work transaction = () -> {
                raw.setAutoCommit(false);
                select(raw, uid);
                raw.commit();
                raw.setAutoCommit(true);
            };
            Work governed = () -> database.execute(
                    Operation.select(BY_KEY + ":uid").read(database.account()).parameter("uid", uid));
            Work[] all = {autocommit, transaction, governed};
            double[][] micros = new double[all.length][ROUNDS];
            for (Work work : all) {
                time(work, WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int each = 0; each < all.length; each++) {
                    micros[each][round] = time(all[each], PER_ROUND);
                }
            }
            double plain = median(micros[0]);
            double framed = median(micros[1]);
            double held = median(micros[2]);
            System.out.printf(
                    "raw autocommit %.0f us; raw BEGIN, select, COMMIT %.0f us; governed %.0f us%n",
                    plain, framed, held);
            System.out.printf("governed / autocommit %.2f; governed / transaction %.2f%n", held / plain, held / framed);
        }
    }

    private static void select(Connection connection, UUID uid) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(BY_KEY + "?")) {
            statement.setObject(1, uid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                row.getString(1);
                row.getString(2);
                row.getString(3);
            }
        }
    }

    private static double time(Work work, int times) throws Exception {
        long start = System.nanoTime();
        for (int each = 0; each < times; each++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1_000.0 / times;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Work {
        void run() throws Exception;
    }
}
