package org.metatables.examples.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.metatables.MetaTables;
import org.metatables.definition.TableDefinition;
import org.metatables.graph.GraphCycle;
import org.metatables.graph.GraphRequest;
import org.metatables.graph.SchemaGraph;
import org.metatables.registration.Lifecycle;
import org.metatables.registration.MigrationOwner;
import org.metatables.registration.Registrar;
import org.metatables.registration.RegistrationRequest;
import org.metatables.verification.Verification;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Tables of the shop, migrated before by {@code mvn liquibase:update}, are joined by tables that MetaTables makes, by tables of
 * others, and by one that is still to come; then the catalog draws them all.
 */
public final class DrawTheCatalog {

    private final DataSource platform;
    private final PrintStream out;

    private DrawTheCatalog(DataSource platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param arguments the connection file of the database, and the folder for the pictures
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Properties access = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            access.load(reader);
        }
        PGSimpleDataSource platform = new PGSimpleDataSource();
        platform.setURL(access.getProperty("url"));
        platform.setUser(access.getProperty("owner"));
        platform.setPassword(access.getProperty(access.getProperty("owner") + ".password"));
        run(platform, Path.of(arguments[1]), System.out);
    }

    static void run(DataSource platform, Path folder, PrintStream out) throws IOException, SQLException {
        DrawTheCatalog example = new DrawTheCatalog(platform, out);
        example.othersMakeTheirTables();
        example.register();
        example.draw(Files.createDirectories(folder));
        example.tellWhatNobodyRegistered();
    }

    private void othersMakeTheirTables() throws SQLException, IOException {
        try (InputStream script = DrawTheCatalog.class.getResourceAsStream("/db/reference-data.sql");
                Connection connection = platform.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void register() {
        UUID dataSource = MetaTables.connect(platform).defaultDataSource().uid();
        List<RegistrationRequest> requests = new ArrayList<>();
        for (TableDefinition table : LedgerTables.all()) {
            requests.add(RegistrationRequest.of(table, dataSource));
        }
        for (TableDefinition table : OtherTables.referenceData()) {
            requests.add(
                    RegistrationRequest.builder(table, dataSource).external().build());
        }
        requests.add(RegistrationRequest.builder(OtherTables.forecast(), dataSource)
                .lifecycle(Lifecycle.alembicManaged(MigrationOwner.of("planning", "planning")))
                .build());
        Registrar.of(platform)
                .register(requests)
                .forEach(table ->
                        out.println(table.name() + ": " + table.status().wireName()));
    }

    private void draw(Path folder) throws IOException {
        SchemaGraph everything = MetaTables.connect(platform)
                .graphs()
                .read(GraphRequest.ofEverything().includingIncoming());
        Files.writeString(folder.resolve("catalog.svg"), everything.toSvg("Shop, ledger, planning and reference data"));
        Files.writeString(folder.resolve("catalog.mmd"), everything.toMermaid());
        SchemaGraph shop = MetaTables.connect(platform)
                .graphs()
                .read(GraphRequest.ofNamespace("shop").includingColumns());
        Files.writeString(folder.resolve("shop.svg"), shop.toSvg("The shop"));
        out.println(everything.nodes().size() + " tables, drawn in " + folder);
        everything.cycles().stream().map(GraphCycle::text).forEach(text -> out.println("In a circle: " + text));
    }

    private void tellWhatNobodyRegistered() {
        out.println(Verification.of(platform).report().text());
    }
}
