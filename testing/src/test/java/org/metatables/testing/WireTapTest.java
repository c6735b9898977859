package org.metatables.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@PostgresTest
class WireTapTest {

    @Test
    void seesEachPacketThatIsSentAndEachWaitForTheServer(TestDatabase database) throws SQLException {
        try (Connection connection = connect(database, CountingTap.class);
                Statement statement = connection.createStatement()) {
            int packets = CountingTap.PACKETS.get();
            int waits = CountingTap.WAITS.get();

            statement.execute("select 1");

            assertThat(CountingTap.PACKETS.get()).isEqualTo(packets + 1);
            assertThat(CountingTap.WAITS.get()).isGreaterThan(waits);
        }
    }

    @Test
    void breaksAConnectionWhereItIsToldTo(TestDatabase database) throws SQLException {
        try (Connection connection = connect(database, CuttingTap.class);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            CuttingTap.CUTS.set(true);

            assertThatThrownBy(() -> statement.execute("select 2"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            lost -> assertThat(lost.getSQLState()).startsWith("08"));
        } finally {
            CuttingTap.CUTS.set(false);
        }
    }

    private static Connection connect(TestDatabase database, Class<? extends WireTap> tap) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("socketFactory", tap.getName());
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }

    public static final class CountingTap extends WireTap {

        private static final AtomicInteger PACKETS = new AtomicInteger();
        private static final AtomicInteger WAITS = new AtomicInteger();

        @Override
        protected Line line(Socket socket) {
            return new Line() {
                @Override
                public void send(Packet packet) throws IOException {
                    PACKETS.incrementAndGet();
                    packet.pass();
                }

                @Override
                public void receive() {
                    WAITS.incrementAndGet();
                }
            };
        }
    }

    public static final class CuttingTap extends WireTap {

        private static final AtomicBoolean CUTS = new AtomicBoolean();

        @Override
        protected Line line(Socket socket) {
            return packet -> {
                if (CUTS.get()) {
                    socket.close();
                    throw new SocketException("The connection was cut.");
                }
                packet.pass();
            };
        }
    }
}
