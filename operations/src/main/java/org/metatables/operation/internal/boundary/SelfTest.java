package org.metatables.operation.internal.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.boundary.Boundary;
import org.metatables.internal.SqlLiteral;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.UnsafeBoundaryException;
import org.postgresql.util.PSQLException;

/** Makes sure, once, that the boundary holds: looks at what the login may do, and tries to get out of a scope, in three round trips. */
public final class SelfTest {

    private static final String BREACHES = SqlResource.read(SelfTest.class, "breaches.sql");
    private static final String ESCAPES = SqlResource.read(SelfTest.class, "escapes.sql");
    private static final String ESCAPED = "MT003";
    private static final int SHOWN = 5;

    /** They lead out of the role. Only the sealed boundary keeps them shut. */
    private static final List<String> LEAVING = List.of(
            "select pg_catalog.set_config('role', 'none', true)",
            "select pg_catalog.set_config('session_authorization', 'default', false)",
            "update pg_catalog.pg_settings set setting = 'none' where name = 'role'",
            "select pg_catalog.query_to_xml('select pg_catalog.set_config(''role'', ''none'', true)', false, true, '')");

    /** They must be shut everywhere. */
    private static final List<String> REACHING = List.of(
            "select pg_catalog.query_to_xml('set role none', false, true, '')",
            "select pg_catalog.query_to_xml('reset role', false, true, '')",
            "select secret from metatables_boundary.probe",
            "select pg_catalog.query_to_xml('select secret from metatables_boundary.probe', false, true, '')",
            "select pg_catalog.table_to_xml('metatables_boundary.probe', false, true, '')",
            "select pg_catalog.ts_stat('select pg_catalog.to_tsvector(secret) from metatables_boundary.probe')",
            "update metatables_boundary.probe set secret = secret",
            "select login from metatables_boundary.scope",
            "select metatables_boundary.scope_role('{}', '{}')",
            "select metatables_boundary.drop_role('metatables_scope')",
            "select metatables_boundary.make_table_roles(array[pg_catalog.gen_random_uuid()])",
            "grant pg_read_all_data to metatables_scope",
            "create role mt_escape",
            "alter role metatables_scope superuser",
            "create schema mt_escape",
            "create table public.mt_escape ()",
            "create function public.mt_escape() returns int language sql as 'select 1'",
            "select rolpassword from pg_catalog.pg_authid",
            "select pg_catalog.pg_read_file('postgresql.conf')",
            "select pg_catalog.pg_ls_dir('.')",
            "select pg_catalog.lo_import('postgresql.conf')",
            "select data from pg_catalog.pg_largeobject",
            "copy (select 1) to program 'true'",
            "copy metatables_boundary.probe to stdout",
            "update pg_catalog.pg_class set relacl = null",
            "alter system set work_mem = '4MB'");

    private SelfTest() {}

    /**
     * Finds the boundary as tight as it is expected to be.
     *
     * @param connection a connection of the login, which stands in no role and in no transaction
     * @throws UnsafeBoundaryException if it is not installed for the login, or does not hold, saying why and what to do
     */
    public static void require(Connection connection, Boundary expected) throws SQLException {
        String role = role(connection);
        Map<Breach, Set<String>> breaches = breaches(connection, role);
        if (expected == Boundary.COARSE) {
            breaches.remove(Breach.SET_CONFIG);
        }
        if (!breaches.isEmpty()) {
            throw unsafe(breaches);
        }
        tryToEscape(connection, role, expected == Boundary.SEALED ? concat(LEAVING, REACHING) : REACHING);
    }

    private static String role(Connection connection) throws SQLException {
        try {
            return new ScopeRoles().ask(connection, new RoleScope(Set.of(), Set.of()));
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (!state.startsWith("42") && !state.startsWith("3F")) {
                throw refused;
            }
            throw new UnsafeBoundaryException(
                    Problem.of("The boundary of governed operations is not installed for this login.")
                            .at("SQLSTATE " + state)
                            .remedy("Let an administrator run once: mvn metatables:install-operations"
                                    + " -Dmetatables.operations.role=<login>."));
        }
    }

    private static Map<Breach, Set<String>> breaches(Connection connection, String role) throws SQLException {
        Map<Breach, Set<String>> breaches = new EnumMap<>(Breach.class);
        try (PreparedStatement statement = connection.prepareStatement(BREACHES)) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    breaches.computeIfAbsent(Breach.valueOf(row.getString("kind")), kind -> new LinkedHashSet<>())
                            .add(row.getString("subject"));
                }
            }
        }
        return breaches;
    }

    private static UnsafeBoundaryException unsafe(Map<Breach, Set<String>> breaches) {
        String what = breaches.entrySet().stream()
                .map(breach -> breach.getKey().sentence() + ": " + shown(breach.getValue()) + ".")
                .collect(Collectors.joining(" "));
        String remedies = breaches.keySet().stream().map(Breach::remedy).collect(Collectors.joining(" "));
        return new UnsafeBoundaryException(
                Problem.of("The boundary of governed operations does not hold, so that none runs. " + what)
                        .remedy(remedies));
    }

    private static String shown(Collection<String> subjects) {
        String some = subjects.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return subjects.size() <= SHOWN ? some : some + " and " + (subjects.size() - SHOWN) + " more";
    }

    /** The role is left with the message that enters it: it succeeds as a whole, or was never there. */
    private static void tryToEscape(Connection connection, String role, List<String> attempts) throws SQLException {
        String escapes = ESCAPES.formatted(attempts.stream().map(SqlLiteral::of).collect(Collectors.joining(",\n")));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set role " + PhysicalName.quote(role) + ";" + escapes + ";reset role");
        } catch (PSQLException refused) {
            if (!ESCAPED.equals(refused.getSQLState()) || refused.getServerErrorMessage() == null) {
                throw refused;
            }
            throw new UnsafeBoundaryException(Problem.of(
                            "The boundary of governed operations does not hold, so that none runs. From within a scope this"
                                    + " worked: "
                                    + String.valueOf(refused.getServerErrorMessage()
                                                    .getMessage())
                                            .strip()
                                            .replace("\n", "; ")
                                    + ".")
                    .remedy(
                            "Let an administrator take the right to do so from PUBLIC and from the role metatables_scope,"
                                    + " and install the boundary again: mvn metatables:install-operations."));
        }
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
