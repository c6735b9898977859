package org.metatables.operation.internal.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects the facts of a parse tree. What it does not know it refuses: a tag, a kind of relation, a value function.
 */
final class Collector {

    /** {@code current_date} to {@code localtimestamp}; those that follow tell who is connected, and where. */
    private static final long LAST_TIME_FUNCTION = 8;

    /** Table, subquery, join, function, table function, values, common table expression, nothing, grouping. */
    private static final Set<Long> KNOWN_ENTRIES = Set.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 8L, 9L);

    private static final long JSON_TABLE = 1;

    /** The OID of {@code pg_catalog.to_json}. */
    private static final long TO_JSON = 3176;

    private final Set<Command> commands = EnumSet.noneOf(Command.class);
    private final Map<Long, RelationUse> relations = new TreeMap<>();
    private final Set<Long> functions = new LinkedHashSet<>();
    private final Set<Long> operators = new LinkedHashSet<>();
    private final Set<Long> types = new LinkedHashSet<>();
    private final Set<Long> sequences = new LinkedHashSet<>();
    private final Set<Node> namedSequences = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean locksRows;

    TreeFacts statement(Node.Value tree) {
        requireOneStatement(tree);
        return facts(tree);
    }

    /**
     * The facts of a view's body.
     *
     * @param oid the view's own number: PostgreSQL 15 names the view in its body, as what its rows will be
     */
    TreeFacts view(long oid, Node.Value tree) {
        TreeFacts facts = facts(tree);
        facts.relations().remove(oid, RelationUse.of(0));
        return facts;
    }

    private TreeFacts facts(Node.Value tree) {
        Node.walk(tree, this::visit);
        return new TreeFacts(commands, locksRows, relations, functions, operators, types, sequences);
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
        if (!Vocabulary.KNOWN_TAGS.contains(node.tag())) {
            throw new UnknownTree(node.tag());
        }
        switch (node.tag()) {
            case "QUERY" -> query(node);
            case "MERGEACTION" -> commands.add(Command.of(node.number("commandType")));
            case "ROWMARKCLAUSE" -> locksRows = true;
            case "RANGETBLENTRY", "RTE" -> entry(node);
            case "RTEPERMISSIONINFO" -> relation(node);
            case "SQLVALUEFUNCTION" -> require(node.number("op") <= LAST_TIME_FUNCTION, "current_user or its kin");
            // Makes JSON of its arguments as this function does.
            case "JSONCONSTRUCTOREXPR" -> functions.add(TO_JSON);
            case "TABLEFUNC" -> require(node.number("functype") == JSON_TABLE, "XMLTABLE");
            case "FUNCEXPR" -> {
                if (node.number("funcid") == Sequence.NEXTVAL
                        && Sequence.named(node).isPresent()) {
                    draw(node);
                    return;
                }
            }
            case "CONST" -> {
                if (namedSequences.contains(node)) {
                    return;
                }
            }
            default -> {}
        }
        node.fields().keySet().forEach(field -> add(node, field));
    }

    private void add(Node node, String field) {
        if (Vocabulary.FUNCTION_FIELDS.contains(field)) {
            add(node, field, functions);
        } else if (Vocabulary.OPERATOR_FIELDS.contains(field)) {
            add(node, field, operators);
        } else if (Vocabulary.TYPE_FIELDS.contains(field)) {
            add(node, field, types);
        }
    }

    /** A sequence that is named by a constant is judged as such, and neither as a function nor as a name. */
    private void draw(Node call) {
        Node name = Sequence.named(call).orElseThrow();
        sequences.add(Sequence.number(name));
        namedSequences.add(name);
        add(call, "funcresulttype", types);
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
        relations.merge(relation, RelationUse.of(node), RelationUse::and);
    }

    private static void add(Node node, String field, Set<Long> into) {
        for (long number : node.numbers(field)) {
            if (number > 0) {
                into.add(number);
            }
        }
    }

    private static void require(boolean known, String otherwise) {
        if (!known) {
            throw new UnknownTree(otherwise);
        }
    }
}
