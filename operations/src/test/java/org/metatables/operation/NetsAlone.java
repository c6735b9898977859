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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.analysis.Declaration;
import org.metatables.operation.internal.analysis.KnownTables;
import org.metatables.operation.internal.analysis.StatementAnalysis;
import org.metatables.operation.internal.analysis.TypeHints;
import org.metatables.operation.internal.analysis.Verdict;
import org.metatables.operation.internal.text.DriverReading;
import org.metatables.operation.internal.text.Rendering;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;
import org.metatables.testing.TestDatabase;

/**
 * Puts one net at a time before statements, with all others switched off. Whatever runs is rolled back.
 *
 * <p>The analysis and the box work for a login that may read and write every table; the boundary is a role with
 * exactly the rights of the declared scope, without a read-only transaction.
 */
final class NetsAlone implements AutoCloseable {

    private static final String NO_PERMISSION = "42501";

    /** A write in a read-only transaction, a time-out, a lock that is not to be had, more than a field holds. */
    private static final Set<String> STOPPED_BY_THE_BOX = Set.of("25006", "57014", "55P03", "54000");

    private static final int TIMEOUT_MILLIS = 150;

    private final StatementAnalysis analysis = new StatementAnalysis();
    private final TestDatabase database;
    private final Connection administrator;
    private final Connection everything;
    private final Connection bound;
    private final Map<Set<String>, String> roles = new HashMap<>();
    private final Set<String> answers = new HashSet<>();

    NetsAlone(TestDatabase database) throws SQLException {
        this.database = database;
        administrator = database.connect();
        everything = login("everything", "");
        bound = login("bound", " noinherit");
        run(administrator, "revoke execute on function pg_catalog.set_config from public");
        run(administrator, "grant usage on schema public, vault to " + name("everything"));
        run(administrator, "grant all on all tables in schema public, vault to " + name("everything"));
        run(administrator, "grant all on all sequences in schema public to " + name("everything"));
    }

    private Connection login(String name, String attributes) throws SQLException {
        database.createRole(name(name), GovernedDatabase.PASSWORD);
        run(administrator, "alter role " + name(name) + attributes + " login");
        return database.dataSourceFor(name(name), GovernedDatabase.PASSWORD).getConnection();
    }

    private String name(String suffix) {
        return database.name() + "_" + suffix;
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
        return attempt(bound, "set role " + role(entry) + "; " + entry.sql(), answers)
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
        Set<String> scope = new HashSet<>(entry.reads());
        entry.writes().forEach(table -> scope.add("writes " + table));
        String known = roles.get(scope);
        if (known != null) {
            return known;
        }
        String role = name("scope" + roles.size());
        database.createRole(role, GovernedDatabase.PASSWORD);
        run(administrator, "grant usage on schema public to " + role);
        run(administrator, "grant " + role + " to " + name("bound"));
        if (!entry.reads().isEmpty()) {
            run(administrator, "grant select on " + quoted(entry.reads()) + " to " + role);
        }
        if (!entry.writes().isEmpty()) {
            run(administrator, "grant select, insert, update, delete on " + quoted(entry.writes()) + " to " + role);
        }
        roles.put(scope, role);
        return role;
    }

    private static String quoted(List<String> tables) {
        return tables.stream()
                .map(table -> new PhysicalName("public", table).quoted())
                .collect(Collectors.joining(", "));
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
