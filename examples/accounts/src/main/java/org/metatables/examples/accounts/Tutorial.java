package org.metatables.examples.accounts;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.metatables.MetaTables;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.MigrationProvider;
import org.metatables.hibernate.boot.BoundTable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Row;

/**
 * Two entities, migrated before by {@code mvn liquibase:update}, are bound to their catalog rows and used.
 *
 * <p>Two logins, neither of which owns anything: Hibernate's, which needs no rights on the tables here, and that of the
 * governed operations.
 */
public final class Tutorial {

    private static final String APPLICATION_LOGIN = "accounts_app";
    private static final String OPERATIONS_LOGIN = "accounts_operations";

    private static final PrincipalSource WHO = PrincipalSource.fixed(Principal.user("ada"));

    private final PrintStream out;

    private Tutorial(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the tutorial.
     *
     * @param arguments the connection file of the database, and a file where the uid of the accounts' table is left for others
     */
    public static void main(String[] arguments) throws IOException {
        UUID accounts = run(DatabaseAccess.read(Path.of(arguments[0])), System.out);
        Files.writeString(Path.of(arguments[1]), accounts.toString());
    }

    static UUID run(DatabaseAccess database, PrintStream out) {
        Map<String, String> settings = Map.of(
                "jakarta.persistence.jdbc.url", database.url(),
                "jakarta.persistence.jdbc.user", APPLICATION_LOGIN,
                "jakarta.persistence.jdbc.password", database.passwordOf(APPLICATION_LOGIN));
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("accounts", settings);
                GovernedOperations operations = GovernedOperations.open(
                        database.url(), OPERATIONS_LOGIN, database.passwordOf(OPERATIONS_LOGIN), WHO)) {
            HibernateMetaTables tables = HibernateMetaTables.of(factory);
            Tutorial tutorial = new Tutorial(out);
            tutorial.showBoundTables(tables);
            tutorial.writeAndRead(new Accounts(tables, operations));
            tutorial.showCatalog(MetaTables.connect(database.dataSource(OPERATIONS_LOGIN))
                    .catalog()
                    .list());
            return tables.get(Account.class).uid();
        }
    }

    private void showBoundTables(HibernateMetaTables tables) {
        TextTable table = new TextTable("identifier", "table", "uid", "fingerprint");
        for (BoundTable bound : tables.tables()) {
            table.row(bound.definition().identifier().orElse(""), bound.name(), bound.uid(), bound.fingerprint());
        }
        section("Bound at start-up", table);
    }

    private void writeAndRead(Accounts accounts) {
        UUID acme = accounts.upsert("ACME", "Acme Corporation", "US");
        UUID beta = accounts.upsert("BETA", "Beta GmbH", "EU");
        section(
                "Upserted; the database made the uids",
                new TextTable("account_code", "uid").row("ACME", acme).row("BETA", beta));
        section("Region US", tableOf(accounts.ofRegion("US")));
        section("All regions, by the same statement", tableOf(accounts.ofRegion(null)));
        accounts.setLimit(acme, "credit", "USD", new BigDecimal("250000"));
        accounts.setLimit(beta, "credit", "EUR", new BigDecimal("80000"));
        section("Accounts with their limits", tableOf(accounts.withLimits()));
        try {
            accounts.setLimit(new UUID(0, 0), "credit", "USD", BigDecimal.ONE);
        } catch (ConstraintViolationException refused) {
            section("A limit of no account is refused", "    " + refused.getMessage() + "\n");
        }
    }

    private void showCatalog(List<CatalogTable> rows) {
        TextTable table = new TextTable("identifier", "table", "status", "revision", "owner", "uid");
        for (CatalogTable row : rows) {
            table.row(
                    row.identifier().orElse(""),
                    row.name(),
                    row.status().wireName(),
                    row.revision(),
                    row.provider().map(MigrationProvider::key).orElse(""),
                    row.uid());
        }
        section("The catalog", table);
    }

    private static TextTable tableOf(List<Row> rows) {
        List<String> columns = rows.get(0).columns();
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (Row row : rows) {
            table.row(
                    columns.stream().map(column -> row.text(column).orElse("")).toArray());
        }
        return table;
    }

    private void section(String title, Object content) {
        out.println();
        out.println(title);
        out.println();
        out.print(content);
    }
}
