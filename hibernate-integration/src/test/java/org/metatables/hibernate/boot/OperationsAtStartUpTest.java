package org.metatables.hibernate.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.boundary.BoundaryInstaller;
import org.metatables.boundary.BoundaryPlan;
import org.metatables.hibernate.extract.twins.Account;
import org.metatables.hibernate.extract.twins.AccountLimit;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.Log;
import org.metatables.lifecycle.MissingBoundaryException;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** What a start-up that registers does for governed operations. */
@PostgresTest
class OperationsAtStartUpTest {

    private static final String LOGIN = "start_up_operations";
    private static final String APPLICATION = "start_up_application";

    private final TestDatabase database;
    private final Schema schema;

    OperationsAtStartUpTest(TestDatabase database) {
        this.database = database;
        this.schema = new Schema(database);
    }

    @BeforeAll
    static void installBoundary(TestDatabase database) throws SQLException {
        database.createRole(LOGIN, "secret");
        database.createRole(APPLICATION, "secret");
        try (Connection administrator = database.connect()) {
            BoundaryInstaller.install(administrator, BoundaryPlan.sealed(LOGIN));
        }
    }

    @BeforeEach
    void freshCatalog() throws SQLException {
        schema.emptyWithCatalog();
    }

    @Test
    void opensTheTablesThatItRegisters() {
        withOperations().creatingTables().on(database).close();

        assertThat(opened()).isEqualTo("2");
    }

    @Test
    void opensTablesThatWereRegisteredBeforeThereWereOperations() {
        registering().creatingTables().on(database).close();
        assertThat(opened()).isEqualTo("0");

        withOperations().on(database).close();

        assertThat(opened()).isEqualTo("2");
    }

    @Test
    void saysWhatTheOwnerIsToRunWhereTheLoginMayNotGrant() {
        registering()
                .with(MetaTablesSettings.STARTUP, "off")
                .creatingTables()
                .on(database)
                .close();
        schema.execute("grant usage on schema public to public; grant select, insert on metatables.meta_table to "
                + APPLICATION);

        try (Log log = new Log()) {
            withOperations().on(database, APPLICATION, "secret").close();

            assertThat(log.warnings())
                    .anyMatch(
                            line -> line.startsWith(
                                    "public.demo__account: The table has not been opened to operations that"
                                            + " read it by its owner. Let its owner run: grant select on public.demo__account to"));
        }
    }

    @Test
    void startsWhereTheLoginMayGiveNothingToTablesThatAreThere() {
        registering().creatingTables().on(database).close();

        try (Log log = new Log()) {
            withOperations().on(database, APPLICATION, "secret").close();

            assertThat(log.warnings())
                    .contains(
                            "Governed operations cannot use [public.demo__account, public.demo__account_limit] yet: the login"
                                    + " may not give them what they need. Run mvn liquibase:update, with the same setting"
                                    + " metatables.operations.role.");
        }
    }

    @Test
    void namesALoginWithoutABoundary() {
        assertThatThrownBy(() -> registering()
                        .with(MetaTablesSettings.OPERATIONS_ROLE, APPLICATION)
                        .creatingTables()
                        .on(database))
                .hasRootCauseInstanceOf(MissingBoundaryException.class);
    }

    private static Boot registering() {
        return Boot.of(Account.class, AccountLimit.class)
                .with(MetaTablesSettings.PROJECT, "demo")
                .with(MetaTablesSettings.STARTUP, "register");
    }

    private static Boot withOperations() {
        return registering().with(MetaTablesSettings.OPERATIONS_ROLE, LOGIN);
    }

    /** How many tables may be read by a role of theirs. */
    private String opened() {
        return schema.query("""
                select count(*) from metatables.meta_table m
                where exists (
                  select from pg_roles r
                  where r.rolname = metatables_boundary.table_role('r', m.uid)
                    and has_table_privilege(r.oid, m.physical_table_name, 'select'))
                """);
    }
}
