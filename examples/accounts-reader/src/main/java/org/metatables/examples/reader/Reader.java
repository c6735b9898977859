package org.metatables.examples.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.metatables.access.Principal;
import org.metatables.access.PrincipalSource;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Operation;
import org.metatables.operation.OperationResult;

/** Reads a table of another program by its uid, and prints what it finds as JSON. */
public final class Reader {

    private static final String LOGIN = "accounts_operations";

    private static final PrincipalSource WHO = PrincipalSource.fixed(Principal.user("reader"));

    private Reader() {}

    /**
     * Reads at most ten rows.
     *
     * @param arguments the connection file of the database, and a file that holds the uid of the table
     */
    public static void main(String[] arguments) throws IOException {
        Properties database = new Properties();
        try (java.io.Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            database.load(file);
        }
        UUID uid = UUID.fromString(Files.readString(Path.of(arguments[1])).strip());
        try (GovernedOperations operations = GovernedOperations.open(
                database.getProperty("url"), LOGIN, database.getProperty(LOGIN + ".password"), WHO)) {
            System.out.println(read(operations, uid).toJson());
        }
    }

    static OperationResult read(GovernedOperations operations, UUID uid) {
        return operations.execute(Operation.select("select * from {table}")
                .read(uid, "table")
                .maxRows(10)
                .build());
    }
}
