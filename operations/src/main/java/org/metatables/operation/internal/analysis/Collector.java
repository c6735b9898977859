package org.metatables.operation.internal.analysis;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects the facts of a parse tree. What it does not know it refuses: a tag, a kind of relation, a value function.
 *
 * <p>The names of nodes differ between PostgreSQL 15 and later; both are here.
 */
final class Collector {

    private static final Set<String> KNOWN_TAGS = Set.of(
            // The statement and where its rows come from.
            "QUERY",
            "ALIAS",
            "FROMEXPR",
            "JOINEXPR",
            "RANGETBLREF",
            "RANGETBLFUNCTION",
            "TARGETENTRY",
            "SETOPERATIONSTMT",
            "COMMONTABLEEXPR",
            "CTESEARCHCLAUSE",
            "CTECYCLECLAUSE",
            "RTEPERMISSIONINFO",
            "RANGETBLENTRY",
            "RTE",
            "TABLESAMPLECLAUSE",
            "TABLEFUNC",
            "SORTGROUPCLAUSE",
            "GROUPINGSET",
            "WINDOWCLAUSE",
            "ROWMARKCLAUSE",
            "ONCONFLICTEXPR",
            "INFERENCEELEM",
            "MERGEACTION",
            "WITHCHECKOPTION",
            // Expressions.
            "VAR",
            "CONST",
            "PARAM",
            "AGGREF",
            "GROUPINGFUNC",
            "WINDOWFUNC",
            "WINDOWFUNCRUNCONDITION",
            "MERGESUPPORTFUNC",
            "SUBSCRIPTINGREF",
            "FUNCEXPR",
            "NAMEDARGEXPR",
            "OPEXPR",
            "DISTINCTEXPR",
            "NULLIFEXPR",
            "SCALARARRAYOPEXPR",
            "BOOLEXPR",
            "SUBLINK",
            "FIELDSELECT",
            "FIELDSTORE",
            "RELABELTYPE",
            "COERCEVIAIO",
            "ARRAYCOERCEEXPR",
            "CONVERTROWTYPEEXPR",
            "COLLATEEXPR",
            "COLLATE",
            "CASEEXPR",
            "CASE",
            "CASEWHEN",
            "WHEN",
            "CASETESTEXPR",
            "ARRAYEXPR",
            "ARRAY",
            "ROWEXPR",
            "ROW",
            "ROWCOMPAREEXPR",
            "ROWCOMPARE",
            "COALESCEEXPR",
            "COALESCE",
            "MINMAXEXPR",
            "MINMAX",
            "SQLVALUEFUNCTION",
            "NULLTEST",
            "BOOLEANTEST",
            "COERCETODOMAIN",
            "COERCETODOMAINVALUE",
            "SETTODEFAULT",
            "RETURNINGEXPR",
            // JSON of the SQL standard.
            "JSONFORMAT",
            "JSONRETURNING",
            "JSONVALUEEXPR",
            "JSONCONSTRUCTOREXPR",
            "JSONISPREDICATE",
            "JSONBEHAVIOR",
            "JSONEXPR",
            "JSONTABLEPATH",
            "JSONTABLEPATHSCAN",
            "JSONTABLESIBLINGJOIN");

    private static final List<String> FUNCTION_FIELDS = List.of(
            "funcid",
            "opfuncid",
            "aggfnoid",
            "winfnoid",
            "hashfuncid",
            "negfuncid",
            "startInRangeFunc",
            "endInRangeFunc",
            "tsmhandler");

    private static final List<String> OPERATOR_FIELDS = List.of("opno", "opnos", "eqop", "sortop", "cycle_mark_neop");

    private static final List<String> TYPE_FIELDS = List.of(
            "consttype",
            "paramtype",
            "vartype",
            "resulttype",
            "funcresulttype",
            "opresulttype",
            "aggtype",
            "wintype",
            "refcontainertype",
            "refelemtype",
            "refrestype",
            "casetype",
            "array_typeid",
            "element_typeid",
            "row_typeid",
            "coalescetype",
            "minmaxtype",
            "typeId",
            "typid",
            "type",
            "coltypes",
            "colTypes",
            "ctecoltypes",
            "funccoltypes",
            "cycle_mark_type");

    /** {@code current_date} to {@code localtimestamp}; those that follow tell who is connected, and where. */
    private static final long LAST_TIME_FUNCTION = 8;

    /** Table, subquery, join, function, table function, values, common table expression, nothing, grouping. */
    private static final Set<Long> KNOWN_ENTRIES = Set.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 8L, 9L);

    private static final long JSON_TABLE = 1;

    private final Set<Command> commands = EnumSet.noneOf(Command.class);
    private final Map<Long, Long> relations = new TreeMap<>();
    private final Set<Long> functions = new LinkedHashSet<>();
    private final Set<Long> operators = new LinkedHashSet<>();
    private final Set<Long> types = new LinkedHashSet<>();
    private boolean locksRows;

    TreeFacts collect(Node.Value tree) {
        requireOneStatement(tree);
        Node.walk(tree, this::visit);
        return new TreeFacts(commands, locksRows, relations, functions, operators, types);
    }

    /** The tree of a function's body is a list with a list of its statements. */
    private static void requireOneStatement(Node.Value tree) {
        boolean one = tree instanceof Node.Items body
                && body.values().size() == 1
                && body.values().get(0) instanceof Node.Items statements
                && statements.values().size() == 1
                && statements.values().get(0) instanceof Node.Child statement
                && statement.node().tag().equals("QUERY")
                && statement.node().word("isReturn").filter("false"::equals).isPresent();
        if (!one) {
            throw new UnknownTree("something else than one statement");
        }
    }

    private void visit(Node node) {
        if (!KNOWN_TAGS.contains(node.tag())) {
            throw new UnknownTree(node.tag());
        }
        switch (node.tag()) {
            case "QUERY" -> query(node);
            case "MERGEACTION" -> commands.add(Command.of(node.number("commandType")));
            case "ROWMARKCLAUSE" -> locksRows = true;
            case "RANGETBLENTRY", "RTE" -> entry(node);
            case "RTEPERMISSIONINFO" -> relation(node);
            case "SQLVALUEFUNCTION" -> require(node.number("op") <= LAST_TIME_FUNCTION, "current_user or its kin");
            case "TABLEFUNC" -> require(node.number("functype") == JSON_TABLE, "XMLTABLE");
            default -> {}
        }
        FUNCTION_FIELDS.forEach(field -> add(node, field, functions));
        OPERATOR_FIELDS.forEach(field -> add(node, field, operators));
        TYPE_FIELDS.forEach(field -> add(node, field, types));
    }

    private void query(Node query) {
        require(!query.has("utilityStmt"), "a utility statement");
        commands.add(Command.of(query.number("commandType")));
        locksRows |= query.word("hasForUpdate").filter("true"::equals).isPresent();
    }

    private void entry(Node entry) {
        require(entry.word("rtekind").isPresent(), "a range table entry without a kind");
        long kind = entry.number("rtekind");
        require(KNOWN_ENTRIES.contains(kind), "a range table entry of kind " + kind);
        if (kind == 0) {
            require(
                    entry.word("requiredPerms").isPresent() || entry.number("perminfoindex") > 0,
                    "a relation without permissions");
            relation(entry);
        }
    }

    private void relation(Node node) {
        long relation = node.number("relid");
        require(relation > 0, "a relation without a number");
        relations.merge(relation, node.number("requiredPerms"), (one, other) -> one | other);
    }

    private static void add(Node node, String field, Set<Long> into) {
        node.numbers(field).stream().filter(number -> number > 0).forEach(into::add);
    }

    private static void require(boolean known, String otherwise) {
        if (!known) {
            throw new UnknownTree(otherwise);
        }
    }
}
