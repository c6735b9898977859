package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The list of functions against the functions that the server has. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionListTest {

    /** What a server has only from a version on: its name and that version. */
    private static final Map<String, Integer> SINCE = Map.ofEntries(
            Map.entry("date_add", 16),
            Map.entry("date_subtract", 16),
            Map.entry("json_agg_strict", 16),
            Map.entry("json_object_agg_strict", 16),
            Map.entry("json_object_agg_unique", 16),
            Map.entry("json_object_agg_unique_strict", 16),
            Map.entry("jsonb_agg_strict", 16),
            Map.entry("jsonb_object_agg_strict", 16),
            Map.entry("jsonb_object_agg_unique", 16),
            Map.entry("jsonb_object_agg_unique_strict", 16),
            Map.entry("random_normal", 16),
            Map.entry("uuidv4", 18),
            Map.entry("uuidv7", 18));

    /** What reads a table, the server's files or other sessions, changes the session, or runs a text. */
    private static final List<String> NEVER = List.of(
            "set_config",
            "current_setting",
            "query_to_xml",
            "table_to_xml",
            "schema_to_xml",
            "database_to_xml",
            "cursor_to_xml",
            "ts_stat",
            "ts_rewrite",
            "nextval",
            "setval",
            "lastval",
            "setseed",
            "version",
            "txid_current",
            "inet_server_addr",
            "satisfies_hash_partition",
            "row_security_active",
            "has_table_privilege",
            "obj_description",
            "format_type",
            "to_regclass",
            "domain_in",
            "record_in",
            "array_in",
            "regclassin",
            "lo_get",
            "lo_create",
            "lowrite",
            "binary_upgrade_set_record_init_privs",
            "binary_upgrade_set_next_pg_authid_oid");

    private static final Pattern NEVER_LIKE =
            Pattern.compile("(pg_(?!size_)|lo_|has_|txid_(current|status)|inet_(server|client)|dblink|binary_upgrade).*"
                    + "|.*(_to_xml|_to_xmlschema|_to_xml_and_xmlschema|_file|_dir)");

    private final FunctionList functions = FunctionList.shipped();
    private List<Row> all;
    private int major;

    private record Row(Function function, String volatility, boolean superuserOnly, String language) {}

    @BeforeAll
    void functionsOfTheServer(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.provolatile,
                               not has_function_privilege('pg_monitor', p.oid, 'execute'), l.lanname
                          from pg_proc p
                          join pg_namespace n on n.oid = p.pronamespace
                          join pg_language l on l.oid = p.prolang
                        """)) {
            major = connection.getMetaData().getDatabaseMajorVersion();
            all = new ArrayList<>();
            while (rows.next()) {
                Function function = new Function(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4).equals("i"));
                all.add(new Row(function, rows.getString(4), rows.getBoolean(5), rows.getString(6)));
            }
        }
    }

    @Test
    void namesOnlyFunctionsThatTheServerHas() {
        Set<String> missing = new TreeSet<>(named());
        missing.removeAll(all.stream().map(row -> row.function().name()).collect(Collectors.toSet()));
        missing.removeIf(name -> SINCE.getOrDefault(name, 0) > major);
        assertThat(missing).isEmpty();
    }

    @Test
    void allowsNoFunctionThatReachesBeyondItsArguments() {
        assertThat(all)
                .filteredOn(row -> functions.allows(row.function()))
                .extracting(row -> row.function().name())
                .filteredOn(
                        name -> NEVER.contains(name) || NEVER_LIKE.matcher(name).matches())
                .isEmpty();
    }

    @Test
    void allowsNoFunctionThatOnlySuperusersMayCall() {
        assertThat(all)
                .filteredOn(row -> row.superuserOnly() && functions.allows(row.function()))
                .isEmpty();
    }

    @Test
    void allowsVolatileFunctionsOnlyWhereTheyMakeUpANumberOrReadTheClock() {
        assertThat(all)
                .filteredOn(row -> row.volatility().equals("v") && functions.allows(row.function()))
                .extracting(row -> row.function().name())
                .isSubsetOf(
                        "random",
                        "random_normal",
                        "gen_random_uuid",
                        "uuidv4",
                        "uuidv7",
                        "clock_timestamp",
                        "timeofday",
                        "bernoulli",
                        "system");
    }

    @Test
    void allowsNothingOutsideOfPgCatalog() {
        assertThat(functions.allows(new Function("public", "lower", "text", true)))
                .isFalse();
        assertThat(functions.allows(new Function("information_schema", "_pg_truetypid", "", true)))
                .isFalse();
        assertThat(functions.allows(new Function("pg_catalog", "lower", "text", true)))
                .isTrue();
        assertThat(functions.allows(new Function("pg_catalog", "now", "", false)))
                .isTrue();
        assertThat(functions.allows(new Function("pg_catalog", "never_heard_of", "", false)))
                .isFalse();
    }

    @Test
    void writesSignaturesAsPeopleDo() {
        assertThat(new Function("pg_catalog", "lower", "text", true).signature())
                .isEqualTo("lower(text)");
        assertThat(new Function("public", "lower", "text", true).signature()).isEqualTo("public.lower(text)");
    }

    private static List<String> named() {
        try (var file = Objects.requireNonNull(FunctionList.class.getResourceAsStream("functions.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceFirst("^-", ""))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
