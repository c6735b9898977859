package org.metatables.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.metatables.definition.Check;
import org.metatables.definition.Index;
import org.metatables.definition.SequenceDefinition;
import org.metatables.lifecycle.WireTurns;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

/** The costs that must not grow with the number of tables, counted on the wire. */
class RegistrationRoundTripsTest extends RegistrationTestCase {

    RegistrationRoundTripsTest(TestDatabase database) {
        super(database);
    }

    @Test
    void areTheSameForOneTableAndForThreeHundred() throws SQLException {
        List<Integer> one = measure(1);

        assertThat(measure(300)).isEqualTo(one);
        assertThat(one).allMatch(turns -> turns <= 30, "few");
    }

    /** The round trips to make tables, and to find them as requested. */
    private List<Integer> measure(int count) throws SQLException {
        freshCatalog();
        List<RegistrationRequest> requests =
                IntStream.range(0, count).mapToObj(this::rich).toList();
        try (Connection connection = WireTurns.connect(database.database())) {
            Registrar counted = Registrar.of(always(connection));
            return List.of(
                    WireTurns.of(() -> counted.register(requests)), WireTurns.of(() -> counted.register(requests)));
        }
    }

    private RegistrationRequest rich(int number) {
        return request(table("table_%04d".formatted(number))
                .sequence(new SequenceDefinition(PhysicalName.inDefaultSchema("seq_" + number), 1, 50))
                .column(column("region", "varchar(8)").withComment("Where."))
                .check(new Check(Optional.empty(), "region <> ''"))
                .index(Index.on(List.of("region"), false)));
    }

    /** Gives out the one connection, and does not let it be closed. */
    private static DataSource always(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> open);
    }
}
