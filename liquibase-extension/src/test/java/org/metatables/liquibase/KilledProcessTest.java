package org.metatables.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.liquibase.Project.creating;
import static org.metatables.liquibase.Project.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.metatables.liquibase.HaltingSockets.Moment;
import org.metatables.testing.JavaProgram;
import org.postgresql.Driver;

/** What a process that is killed leaves behind, by {@code kill -9} and at any packet that it sends, the next run repairs. */
@Tag("once")
class KilledProcessTest extends LiquibaseTest {

    /** How many processes are killed, about; {@code -Plong} kills one before and one after each packet. */
    private static final int KILLS = Integer.getInteger("metatables.kills", 4);

    private static final int NEVER = Integer.MAX_VALUE;
    private static final String PACKETS = "Packets: ";
    private static final String EXISTING_TABLES =
            "select string_agg(relname, ' ' order by relname) from pg_class where oid in ('account'::regclass, 'account_limit'::regclass)";

    @BeforeEach
    void twoTables() {
        project.declares(table("account"), table("account_limit"))
                .migrates(creating("account"), creating("account_limit"));
    }

    @Test
    void theNextRunConvergesWhereverTheProcessWasKilled() throws Exception {
        int packets = packetsOfAnUpdate();
        int places = 2 * packets;
        // An odd stride comes by both moments.
        int stride = Math.max(1, places / KILLS) | 1;
        for (int place = stride / 2; place < places; place += stride) {
            int packet = place / 2 + 1;
            Moment moment = place % 2 == 0 ? Moment.BEFORE_SENDING : Moment.AFTER_SENDING;
            startFromAnEmptyDatabase();
            killAnUpdateAt(packet, moment);
            awaitTheEndOfAllConnections();

            update();

            assertThat(everythingThatIsThere())
                    .as("killed %s packet %d of %d", moment, packet, packets)
                    .isEqualTo(Map.of(
                            "status",
                                    Map.of(
                                            "public.account", "active",
                                            "public.account_limit", "active",
                                            "public.databasechangelog", "active"),
                            "tables", "account account_limit",
                            "change sets", "1 2",
                            "lock", "1 free"));
        }
    }

    private Map<String, Object> everythingThatIsThere() throws Exception {
        return Map.of(
                "status", CatalogRows.statuses(database),
                "tables", CatalogRows.text(database, EXISTING_TABLES),
                "change sets",
                        CatalogRows.text(database, "select string_agg(id, ' ' order by id) from databasechangelog"),
                "lock",
                        CatalogRows.text(
                                database,
                                "select string_agg(id || case when locked then ' taken' else ' free' end, ', ') from databasechangeloglock"));
    }

    private int packetsOfAnUpdate() throws Exception {
        Process process = startUpdate(NEVER, Moment.BEFORE_SENDING);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        }
        assertThat(process.waitFor()).as(this::errors).isZero();
        return lines.stream()
                .filter(line -> line.startsWith(PACKETS))
                .map(line -> Integer.parseInt(line.substring(PACKETS.length())))
                .findFirst()
                .orElseThrow();
    }

    private void killAnUpdateAt(int packet, Moment moment) throws Exception {
        Process process = startUpdate(packet, moment);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(HaltingSockets.AT_THE_PACKET::equals))
                    .as(() -> "the process reached packet " + packet + ", and said: " + errors())
                    .isTrue();
            process.destroyForcibly().waitFor();
        }
    }

    private Process startUpdate(int packet, Moment moment) throws Exception {
        return JavaProgram.of(
                        UpdateProcess.class,
                        folder.toString(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password(),
                        HaltingSockets.place(packet, moment))
                .redirectError(errorFile().toFile())
                .start();
    }

    private Path errorFile() {
        return folder.resolve("errors.txt");
    }

    private String errors() {
        try {
            return Files.readString(errorFile());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void startFromAnEmptyDatabase() throws Exception {
        CatalogRows.execute(
                database, "drop schema public cascade; create schema public; drop schema if exists metatables cascade");
    }

    /** The server notices by and by that a client is gone. */
    private void awaitTheEndOfAllConnections() throws Exception {
        CatalogRows.awaitTrue(
                database,
                "select count(*) = 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** The process that is killed. */
    static final class UpdateProcess {

        private UpdateProcess() {}

        public static void main(String[] arguments) throws Exception {
            Properties properties = new Properties();
            properties.setProperty("user", arguments[2]);
            properties.setProperty("password", arguments[3]);
            properties.setProperty("socketFactory", HaltingSockets.class.getName());
            properties.setProperty("socketFactoryArg", arguments[4]);
            try (Connection connection = new Driver().connect(arguments[1], properties)) {
                TappedUpdate.run(Project.in(Path.of(arguments[0])), connection);
            }
            System.out.println(PACKETS + HaltingSockets.packets());
        }
    }
}
