package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.metatables.internal.TextResource;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Listing;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** The list of functions against the functions that the server has. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionListTest {

    private static final Pattern LINE = Pattern.compile("(\\d+) (.+?)\\((.*)\\)(?: from (\\d+))?(?: until (\\d+))?");

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

    private static final Pattern NEVER_LIKE = Pattern.compile(
            "(pg_(?!size_|lsn)|lo_|has_|txid_(current|status)|inet_(server|client)|dblink|binary_upgrade).*"
                    + "|.*(_to_xml|_to_xmlschema|_to_xml_and_xmlschema|_file|_dir)");

    private final FunctionList functions = FunctionList.shipped();
    private List<Row> all;
    private int major;

    private record Row(Function function, String volatility, boolean superuserOnly, boolean isOperator) {}

    @BeforeAll
    void functionsOfTheServer(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select p.oid::int8, n.nspname, p.proname, oidvectortypes(p.proargtypes), p.provolatile,
                               not has_function_privilege('pg_monitor', p.oid, 'execute'),
                               exists (select from pg_operator o where o.oprcode = p.oid)
                          from pg_proc p
                          join pg_namespace n on n.oid = p.pronamespace
                        """)) {
            major = connection.getMetaData().getDatabaseMajorVersion();
            all = new ArrayList<>();
            while (rows.next()) {
                Function function = new Function(
                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4), Listing.NONE);
                all.add(new Row(function, rows.getString(5), rows.getBoolean(6), rows.getBoolean(7)));
            }
        }
    }

    @Test
    void namesOnlyFunctionsThatTheServerHas() {
        Set<Function> ofTheServer = all.stream().map(Row::function).collect(Collectors.toSet());
        assertThat(named())
                .isNotEmpty()
                .allSatisfy(function -> assertThat(ofTheServer).contains(function));
    }

    @Test
    void allowsWhatItNamesAndNothingElse() {
        assertThat(all.stream().map(Row::function).filter(functions::allows))
                .containsExactlyInAnyOrderElementsOf(named());
    }

    @Test
    void allowsNoFunctionThatTakesTheNameOfAnObjectOrThatSqlCannotCall() {
        assertThat(named())
                .filteredOn(function -> !Set.of("bernoulli", "system").contains(function.name()))
                .filteredOn(function -> Arrays.stream(function.arguments().split(", "))
                        .anyMatch(type -> NamingRule.TYPES.contains(type)
                                || Set.of("internal", "cstring").contains(type)))
                .isEmpty();
    }

    @Test
    void allowsWhatStandsBehindTheOperatorsOfHonestTypes() {
        Set<String> refused = all.stream()
                .filter(row -> row.isOperator() && !functions.allows(row.function()))
                .map(row -> row.function().name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(refused).isSubsetOf("aclcontains", "aclinsert", "aclremove", "aclitemeq");
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
                        "array_sample",
                        "array_shuffle",
                        "bernoulli",
                        "system");
    }

    private List<Function> named() {
        return TextResource.read(FunctionList.class, "functions.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(4) == null || Integer.parseInt(line.group(4)) <= major)
                .filter(line -> line.group(5) == null || Integer.parseInt(line.group(5)) >= major)
                .map(line -> new Function(
                        Long.parseLong(line.group(1)), "pg_catalog", line.group(2), line.group(3), Listing.NONE))
                .toList();
    }
}
