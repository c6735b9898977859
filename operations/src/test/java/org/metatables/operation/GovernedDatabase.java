package org.metatables.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.lifecycle.internal.OperationsGrants;
import org.metatables.testing.TestDatabase;

/** Two governed tables, a secret beside them, and a login for operations that owns nothing. */
public final class GovernedDatabase implements AutoCloseable {

    public static final String PASSWORD = "operations-password";

    /** The principal of tests that are about something else. */
    public static final PrincipalSource TESTER = PrincipalSource.fixed(Principal.user("tester"));

    private final TestDatabase database;
    private final Map<String, UUID> uids = new HashMap<>();
    private final Connection superuser;
    private final GovernedOperations operations;

    public GovernedDatabase(TestDatabase database) {
        this.database = database;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            superuser = database.connect();
            connection.setAutoCommit(false);
            CatalogInstaller.installOrUpgrade(connection);
            connection.commit();
            statement.execute(resource("accounts.sql"));
            connection.commit();
            database.createRole(login(), PASSWORD);
            BoundaryInstaller.install(connection, BoundaryPlan.sealed(login()));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        govern("account", "account_limit", "account_view", "ruled");
        operations = GovernedOperations.open(config());
    }

    /**
     * Makes MetaTables of tables in the schema {@code public}, as their owner.
     *
     * @return the uid of the first one
     */
    public UUID govern(String... tables) {
        sql(register(tables));
        grant();
        return uid(tables[0]);
    }

    /** Grants the roles of all MetaTables what they lack, as a migration does. */
    public void grant() {
        try (Statement statement = superuser.createStatement()) {
            readUids(statement);
            OperationsGrants.grant(superuser, login(), uids.values());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String login() {
        return database.name() + "_operations";
    }

    public OperationsConfig config() {
        return OperationsConfig.of(database.jdbcUrl(), login(), PASSWORD, TESTER);
    }

    public GovernedOperations operations() {
        return operations;
    }

    public OperationResult execute(OperationBuilder operation) {
        return operations.execute(operation.build());
    }

    private void readUids(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select physical_table_name, uid from metatables.meta_table")) {
            while (rows.next()) {
                uids.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
    }

    public UUID account() {
        return uid("account");
    }

    public UUID uid(String table) {
        return uids.get(table);
    }

    public void addAccount(String code, String region) {
        execute(Operation.insert("insert into account (code, name, region) values (:code, :code, :region)")
                .write(account())
                .parameter("code", code)
                .parameter("region", region));
    }

    /** Lets operations call a function, as an administrator does. */
    public void allow(String signature) {
        AllowedFunctions.of(superuser).allow(signature, Map.of(), "The tests call it.");
    }

    /** Runs SQL as the superuser. */
    public void sql(String sql) {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Drops a role of the server with all that it was granted here. */
    public void dropRole(String role) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop owned by " + role);
            statement.execute("drop role " + role);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The first value of a query that the superuser runs. */
    public String one(String sql) {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The SQL that lets a login read who may do what. */
    public static String grantAccess(String login) {
        return "grant select on metatables.access_in_force, metatables.acting_in_force to " + login;
    }

    /** The SQL that makes MetaTables of tables in the schema {@code public}, which the tester has created. */
    static String register(String... tables) {
        return """
                set metatables.access.brought = 'on';
                set metatables.access.creator = 'user:tester';
                set metatables.access.viewers = '{}';
                set metatables.access.editors = '{}';
                insert into metatables.meta_table
                       (data_source_uid, physical_schema, physical_table_name, namespace, identifier, management_mode,
                        schema_management_mode, provisioning_status, table_kind, contract, fingerprint)
                select s.uid, 'public', c.relname, 'test', c.relname, 'external_registered', 'external_registered',
                       'active', 'relational',
                       jsonb_build_object('version', 'relational-table.v1', 'columns', (
                         select jsonb_agg(jsonb_build_object('name', a.attname, 'data_type', pg_catalog.format_type(a.atttypid, null))
                                          order by a.attnum)
                           from pg_catalog.pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)), 'none'
                  from metatables.data_source s
                 cross join pg_catalog.pg_class c
                 where s.name = 'default' and c.relnamespace = 'public'::regnamespace and c.relname in (%s)
                """.formatted(Arrays.stream(tables).collect(Collectors.joining("', '", "'", "'")));
    }

    static String resource(String name) {
        try (var file = GovernedDatabase.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        operations.close();
        try {
            superuser.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
