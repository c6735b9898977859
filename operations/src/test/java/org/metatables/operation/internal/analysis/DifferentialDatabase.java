package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.Store;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.testing.TestDatabase;

/**
 * The tables and the traps of {@link RandomStatements}, and what PostgreSQL itself says about a statement. Whatever the list of
 * functions does not name is not executable by the role under which statements run, but for what reads and writes the values of
 * types: the planner calls it for a cast of a constant, and types are judged as such.
 */
final class DifferentialDatabase implements Store.CloseOnReset {

    private static final List<PhysicalName> TABLES = List.of(
            new PhysicalName("public", "a"),
            new PhysicalName("public", "b"),
            new PhysicalName("public", "c"),
            new PhysicalName("other", "a"),
            new PhysicalName("other", "d"),
            new PhysicalName("public", "parted"));

    private final TestDatabase database = TestDatabase.create();
    private final String role = database.name() + "_scope";
    private final Connection connection;

    DifferentialDatabase() {
        try {
            database.createRole(role, "unused");
            connection = database.connect();
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute(SCHEMA);
            execute("grant usage on schema public, other to " + role);
            for (PhysicalName table : TABLES) {
                if (!table.table().equals("parted")) {
                    execute("create table " + table.quoted() + " (id int primary key, n int)");
                }
                execute("insert into " + table.quoted() + " values (1, 2), (2, 3)");
            }
            revokeWhatIsNotListed();
            connection.setAutoCommit(false);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final String SCHEMA = """
            create schema other;
            create table parted (id int, n int) partition by list (n);
            create table part partition of parted default;
            create sequence counter;
            create function trap(int) returns int language plpgsql as $$ begin raise 'called' using errcode = 'P0099'; end $$;
            create function trap_both(int, int) returns int language plpgsql as $$ begin raise 'called' using errcode = 'P0099'; end $$;
            create function trap_less(int, int) returns boolean language plpgsql as $$ begin raise 'called' using errcode = 'P0099'; end $$;
            create operator ### (leftarg = int, rightarg = int, function = trap_both);
            create operator <## (leftarg = int, rightarg = int, function = trap_less);
            create operator family trap_order using btree;
            create operator class trap_order for type int using btree family trap_order as
              operator 1 <##, function 1 btint4cmp(int, int);
            create aggregate trap_sum(int) (sfunc = trap_both, stype = int, initcond = '0');
            create domain trapped as int check (trap(value) > 0);
            create type trap_row as (number int);
            create function trap_cast(text) returns trap_row language plpgsql as $$ begin raise 'called' using errcode = 'P0099'; end $$;
            create cast (text as trap_row) with function trap_cast(text);
            """;

    private void revokeWhatIsNotListed() throws SQLException {
        FunctionList listed = FunctionList.shipped();
        StringBuilder revocations = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select p.oid::int8, n.nspname, p.proname, oidvectortypes(p.proargtypes), p.oid::regprocedure
                          from pg_proc p
                          join pg_namespace n on n.oid = p.pronamespace
                         where n.nspname in ('pg_catalog', 'public') and p.prokind <> 'p'
                           and not exists (select from pg_type t where p.oid in (t.typinput, t.typoutput))
                        """)) {
            while (rows.next()) {
                CatalogFacts.Function function = new CatalogFacts.Function(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        CatalogFacts.Listing.NONE);
                if (!listed.allows(function)) {
                    revocations
                            .append("revoke execute on function ")
                            .append(rows.getString(5))
                            .append(" from public;");
                }
            }
        }
        execute(revocations.toString());
    }

    static List<PhysicalName> tables() {
        return TABLES;
    }

    Connection connection() {
        return connection;
    }

    /** The modes of the locks that PostgreSQL takes to prepare a statement, by table; nothing if it does not understand it. */
    Map<String, String> locks(String sql) throws SQLException {
        Map<String, String> locks = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare differential as " + sql);
            try (ResultSet rows = statement.executeQuery("""
                    select n.nspname || '.' || c.relname, string_agg(distinct l.mode, ',')
                      from pg_locks l
                      join pg_class c on c.oid = l.relation
                      join pg_namespace n on n.oid = c.relnamespace
                     where l.pid = pg_backend_pid() and c.oid >= 16384 and c.relkind in ('r', 'p')
                     group by 1
                    """)) {
                while (rows.next()) {
                    locks.put(rows.getString(1), rows.getString(2));
                }
            }
            statement.execute("deallocate differential");
            return locks;
        } catch (SQLException notUnderstood) {
            if (!String.valueOf(notUnderstood.getSQLState()).matches("(42|0A|22|P0).*")) {
                throw notUnderstood;
            }
            return Map.of();
        } finally {
            connection.rollback();
        }
    }

    /** The SQLSTATE with which a statement fails under a role that has exactly these rights; empty if it runs. Nothing of it stays. */
    String run(String sql, Map<PhysicalName, Access> rights, boolean readOnly) throws SQLException {
        String grants = rights.entrySet().stream()
                .map(right -> "grant select" + (right.getValue() == Access.WRITE ? ", insert, update, delete" : "")
                        + " on " + right.getKey().quoted() + " to " + role + ";")
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    grants + "set local role " + role + "; set transaction read " + (readOnly ? "only" : "write"));
            statement.execute(sql);
            return "";
        } catch (SQLException failed) {
            return String.valueOf(failed.getSQLState());
        } finally {
            connection.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        database.close();
    }
}
