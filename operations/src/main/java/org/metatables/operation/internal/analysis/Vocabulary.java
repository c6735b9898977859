package org.metatables.operation.internal.analysis;

import java.util.Set;

/**
 * The words of parse trees that are understood; any other means that the statement is refused.
 *
 * <p>The names of nodes differ between PostgreSQL 15 and later; both are here.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_17_STABLE/src/include/nodes/primnodes.h">PostgreSQL:
 *     primnodes.h</a>
 */
final class Vocabulary {

    /** The kinds of nodes that are understood. */
    static final Set<String> KNOWN_TAGS = Set.of(
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

    /** The fields that hold numbers of functions. */
    static final Set<String> FUNCTION_FIELDS = Set.of(
            "funcid",
            "opfuncid",
            "aggfnoid",
            "winfnoid",
            "hashfuncid",
            "negfuncid",
            "startInRangeFunc",
            "endInRangeFunc",
            "tsmhandler");

    /** The fields that hold numbers of operators. */
    static final Set<String> OPERATOR_FIELDS = Set.of("opno", "opnos", "eqop", "sortop", "cycle_mark_neop");

    /** The fields that hold numbers of types. */
    static final Set<String> TYPE_FIELDS = Set.of(
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

    private Vocabulary() {}
}
