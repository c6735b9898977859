package org.metatables.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.metatables.Problem;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.internal.SqlLiteral;
import org.metatables.internal.SqlResource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Installs, upgrades and takes out the boundary of governed operations, in the database that the connection leads to.
 *
 * <p>An administrator does so once, before the first migration or after it: a superuser for {@link Boundary#SEALED}; for {@link
 * Boundary#COARSE} a role with CREATEROLE that may create schemas in the database. The same can be done by hand: {@link #script} is SQL
 * that psql runs.
 */
public final class BoundaryInstaller {

    /** What the scripts raise where they find something that stands against them. */
    private static final String OBSTACLE = "MT001";

    private BoundaryInstaller() {}

    /**
     * Installs the boundary or brings it up to date, in one transaction and one message. It can be repeated, also with other logins,
     * which are added, and several programs may do it at once.
     *
     * @param administrator in any commit mode, which it keeps; what is pending on it is committed first
     * @throws BoundaryRefusedException if something stands against it; the message says what to do
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses for another reason
     */
    public static void install(Connection administrator, BoundaryPlan plan) {
        run(administrator, "install the boundary of governed operations", statements(plan));
    }

    /** The SQL of {@link #install}, as a script for psql. It holds no secret. */
    public static String script(BoundaryPlan plan) {
        return inTransaction(statements(plan));
    }

    /**
     * Takes the boundary out: all its roles and functions, and the rights that were granted to them. Operations stop. Tables and the
     * catalog stay.
     *
     * @param administrator who installed it, or a superuser; in any commit mode, which it keeps
     * @throws BoundaryRefusedException if something stands against it; the message says what to do
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses for another reason
     */
    public static void uninstall(Connection administrator) {
        run(administrator, "take out the boundary of governed operations", uninstalling());
    }

    /** The SQL of {@link #uninstall}, as a script for psql. */
    public static String uninstallScript() {
        return inTransaction(uninstalling());
    }

    private static String statements(BoundaryPlan plan) {
        return "set local metatables.boundary_plan = " + SqlLiteral.of(plan.json()) + ";\n"
                + SqlResource.read(BoundaryInstaller.class, "install.sql");
    }

    private static String uninstalling() {
        return SqlResource.read(BoundaryInstaller.class, "uninstall.sql");
    }

    private static String inTransaction(String statements) {
        return "\\set ON_ERROR_STOP on\nbegin;\n" + statements + "\ncommit;\n";
    }

    private static void run(Connection administrator, String purpose, String statements) {
        OwnTransaction.run(administrator, purpose, transaction -> {
            try (Statement statement = transaction.createStatement()) {
                statement.execute(statements);
                return true;
            } catch (PSQLException refused) {
                throw obstacle(refused);
            }
        });
    }

    private static SQLException obstacle(PSQLException refused) {
        Optional<ServerErrorMessage> said = Optional.ofNullable(refused.getServerErrorMessage());
        if (OBSTACLE.equals(refused.getSQLState()) && said.isPresent()) {
            throw new BoundaryRefusedException(Problem.of(said.get().getMessage() + " Nothing was changed.")
                    .remedy(Optional.ofNullable(said.get().getHint()).orElse("")));
        }
        return refused;
    }
}
