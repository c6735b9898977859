package org.metatables.operation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.analysis.Declaration;
import org.metatables.operation.internal.analysis.KnownTables;
import org.metatables.operation.internal.analysis.StatementAnalysis;
import org.metatables.operation.internal.analysis.TypeHints;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.boundary.RoleScope;
import org.metatables.operation.internal.boundary.ScopeRoles;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.Rendering;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;
import org.metatables.testing.TestDatabase;

/**
 * Puts one net at a time before statements, with all others switched off. Whatever runs is rolled back.
 *
 * <p>The analysis and the box work for a login that may read and write every table. The boundary is the one that is installed: the
 * login of the operations stands in the role that it is given for the declared scope, without a read-only transaction.
 */
final class NetsAlone implements AutoCloseable {

    private static final String NO_PERMISSION = "42501";

    /** A write in a read-only transaction, a time-out, a lock that is not to be had, more than a field holds. */
    private static final Set<String> STOPPED_BY_THE_BOX = Set.of("25006", "57014", "55P03", "54000");

    private static final int TIMEOUT_MILLIS = 150;

    private final StatementAnalysis analysis = new StatementAnalysis();
    private final GovernedDatabase governed;
    private final Connection administrator;
    private final Connection everything;
    private final Connection bound;
    private final ScopeRoles roles = new ScopeRoles();
    private final Set<String> answers = new HashSet<>();

    NetsAlone(TestDatabase database, GovernedDatabase governed) throws SQLException {
        this.governed = governed;
        administrator = database.connect();
        String mighty = database.name() + "_everything";
        database.createRole(mighty, GovernedDatabase.PASSWORD);
        run(administrator, "grant usage on schema public, vault to " + mighty);
        run(administrator, "grant all on all tables in schema public, vault to " + mighty);
        run(administrator, "grant all on all sequences in schema public to " + mighty);
        everything = connect(database, mighty);
        bound = connect(database, governed.login());
    }

    private static Connection connect(TestDatabase database, String login) throws SQLException {
        return database.dataSourceFor(login, GovernedDatabase.PASSWORD).getConnection();
    }

    /** The nets that stop a statement, each alone. */
    Set<Net> stopping(CorpusEntry entry) throws SQLException {
        Set<Net> stopping = EnumSet.noneOf(Net.class);
        answers.clear();
        if (isStoppedByText(entry)) {
            stopping.add(Net.TEXT);
        }
        if (isStoppedByAnalysis(entry)) {
            stopping.add(Net.ANALYSIS);
        }
        if (isStoppedByBoundary(entry)) {
            stopping.add(Net.BOUNDARY);
        }
        if (isStoppedByBox(entry)) {
            stopping.add(Net.BOX);
        }
        return stopping;
    }

    /** What the statement brought to light where only the boundary stood before it. */
    Set<String> answersWithinTheBoundary() {
        return Set.copyOf(answers);
    }

    private static boolean isStoppedByText(CorpusEntry entry) {
        try {
            DriverReading.requireSame(TextGate.read(entry.sql(), ParameterStyle.NAMED, Map.of()));
            return false;
        } catch (InvalidStatementException refused) {
            return true;
        }
    }

    private boolean isStoppedByAnalysis(CorpusEntry entry) throws SQLException {
        Map<PhysicalName, Access> tables = new HashMap<>();
        entry.reads().forEach(table -> tables.put(new PhysicalName("public", table), Access.READ));
        entry.writes().forEach(table -> tables.put(new PhysicalName("public", table), Access.WRITE));
        everything.setAutoCommit(false);
        try {
            return analysis.analyse(
                                    everything,
                                    ungated(entry.sql()),
                                    TypeHints.none(),
                                    new Declaration(entry.kind(), tables),
                                    KnownTables.none())
                            .verdict()
                    instanceof Verdict.Refused;
        } catch (OperationException refused) {
            return true;
        }
    }

    /** A text as if the gate had let it through, with the names of another. */
    private static StatementText ungated(String sql) {
        int[] same = IntStream.rangeClosed(0, sql.length()).toArray();
        Rendering raw = new Rendering(sql, same, same);
        StatementText honest = TextGate.read("select 1", ParameterStyle.NAMED, Map.of());
        return new StatementText(sql, raw, raw, List.of(), honest.words());
    }

    private boolean isStoppedByBoundary(CorpusEntry entry) throws SQLException {
        return attempt(bound, "set role \"" + role(entry) + "\"; " + entry.sql(), answers)
                .equals(NO_PERMISSION);
    }

    private boolean isStoppedByBox(CorpusEntry entry) throws SQLException {
        String settings = "set transaction " + (entry.kind().writes() ? "read write" : "read only")
                + "; set local statement_timeout = " + TIMEOUT_MILLIS + "; set local lock_timeout = " + TIMEOUT_MILLIS
                + "; ";
        return STOPPED_BY_THE_BOX.contains(attempt(everything, settings + entry.sql(), new HashSet<>()));
    }

    /** The SQLSTATE of a statement's failure; empty if it ran. */
    private static String attempt(Connection connection, String sql, Set<String> answers) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(100);
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    collect(statement.getResultSet(), answers);
                }
                rows = statement.getMoreResults();
            }
            return "";
        } catch (SQLException failed) {
            answers.add(String.valueOf(failed.getMessage()));
            return String.valueOf(failed.getSQLState());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            run(connection, "discard all");
        }
    }

    private static void collect(ResultSet rows, Set<String> answers) throws SQLException {
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                answers.add(String.valueOf(rows.getString(column)));
            }
        }
    }

    private String role(CorpusEntry entry) throws SQLException {
        RoleScope scope = new RoleScope(uids(entry.reads()), uids(entry.writes()));
        Optional<String> known = roles.known(scope);
        return known.isPresent() ? known.get() : roles.ask(bound, scope);
    }

    private Set<UUID> uids(List<String> tables) {
        return tables.stream().map(governed::uid).collect(Collectors.toSet());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : new ArrayList<>(List.of(administrator, everything, bound))) {
            connection.close();
        }
    }
}
