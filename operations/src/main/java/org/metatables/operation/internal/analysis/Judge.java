package org.metatables.operation.internal.analysis;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;

/** Compares what a statement does with what its operation declares. The first thing found is the reason. */
final class Judge {

    /** Tables and partitioned tables; a view only where it is a MetaTable of the scope itself. */
    private static final Set<String> KINDS_OF_RELATIONS = Set.of("r", "p", "v", "c");

    /** The names of objects and of roles of the database: a value of such a type tells what exists. */
    private static final Set<String> NAMING_TYPES = Set.of(
            "aclitem",
            "regclass",
            "regcollation",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure",
            "regrole",
            "regtype");

    /** Rows of other tables, domains and ranges: they tell what exists, and checks of domains run functions. */
    private static final Set<String> TYPES_OF_PARTS = Set.of("c", "d", "m", "r");

    private final FunctionList functions;

    Judge(FunctionList functions) {
        this.functions = functions;
    }

    Verdict judge(Declaration declaration, TreeFacts tree, CatalogFacts catalog) {
        if (catalog.relations().size() != tree.relations().size()) {
            return refused(Problem.of("A table of the statement was dropped while it was analysed.")
                    .remedy("Execute the operation again."));
        }
        return Stream.of(
                        kind(declaration.kind(), tree),
                        catalog.relations().stream()
                                .flatMap(relation ->
                                        relation(
                                                declaration,
                                                relation,
                                                tree.relations().get(relation.oid()))
                                                .stream())
                                .findFirst(),
                        catalog.functions().stream()
                                .flatMap(function -> function(function).stream())
                                .findFirst(),
                        catalog.types().stream()
                                .flatMap(type -> type(type).stream())
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .map(Judge::refused)
                .orElseGet(Verdict.Allowed::new);
    }

    private static Verdict refused(Problem reason) {
        return new Verdict.Refused(reason);
    }

    private static Optional<Problem> kind(OperationKind declared, TreeFacts tree) {
        Set<Command> writes = tree.writes();
        if (declared == OperationKind.SELECT) {
            if (!writes.isEmpty()) {
                return Optional.of(
                        Problem.of("The operation declares a select, but the statement contains " + names(writes) + ".")
                                .remedy("Declare what the statement does."));
            }
            return tree.locksRows()
                    ? Optional.of(Problem.of("The operation declares a select, but the statement locks rows.")
                            .remedy("Leave out FOR UPDATE and its kin, or lock rows in the statement that writes."))
                    : Optional.empty();
        }
        Set<Command> admitted = admitted(declared);
        Set<Command> others = EnumSet.copyOf(tree.commands());
        others.removeAll(admitted);
        others.removeAll(EnumSet.of(Command.SELECT, Command.NOTHING));
        if (!others.isEmpty()) {
            return Optional.of(Problem.of("The operation declares " + article(declared)
                            + ", but the statement contains " + names(others) + ".")
                    .remedy("Declare what the statement does, or take it apart."));
        }
        if (writes.isEmpty() || declared == OperationKind.UPSERT && writes.equals(EnumSet.of(Command.UPDATE))) {
            return Optional.of(
                    Problem.of("The operation declares " + article(declared) + ", but the statement contains none.")
                            .remedy("Declare what the statement does."));
        }
        return Optional.empty();
    }

    private static Set<Command> admitted(OperationKind kind) {
        return switch (kind) {
            case SELECT -> EnumSet.of(Command.SELECT);
            case INSERT -> EnumSet.of(Command.INSERT);
            case UPDATE -> EnumSet.of(Command.UPDATE);
            case DELETE -> EnumSet.of(Command.DELETE);
            case UPSERT -> EnumSet.of(Command.INSERT, Command.UPDATE, Command.MERGE);
        };
    }

    private static String article(OperationKind kind) {
        boolean vowel = "aeiou".indexOf(kind.wireName().charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + kind.wireName();
    }

    private static String names(Set<Command> commands) {
        return String.join(
                " and ",
                commands.stream()
                        .map(one -> one.name().toUpperCase(Locale.ROOT))
                        .toList());
    }

    private static Optional<Problem> relation(Declaration declaration, Relation relation, long permissions) {
        PhysicalName name = relation.name();
        boolean writes = (permissions & ~TreeFacts.SELECT_PERMISSION) != 0;
        Optional<Access> declared = Optional.ofNullable(declaration.tables().get(name));
        if (declared.isEmpty()) {
            return Optional.of(Problem.of("The statement " + (writes ? "writes " : "reads ") + name
                            + ", which its scope does not declare.")
                    .remedy("Add it with " + (writes ? "write" : "read") + " access."));
        }
        if (writes && declared.get() == Access.READ) {
            return Optional.of(
                    Problem.of("The statement writes " + name + ", which its scope declares with read access.")
                            .remedy("Declare it with write access."));
        }
        if (!KINDS_OF_RELATIONS.contains(relation.kind()) || relation.rewrites()) {
            return Optional.of(Problem.of("The statement touches " + name
                            + ", which is not a plain table: what it reaches is not judged yet.")
                    .remedy("Use the tables themselves."));
        }
        return Optional.empty();
    }

    private Optional<Problem> function(Function function) {
        return functions.allows(function)
                ? Optional.empty()
                : Optional.of(Problem.of("The statement calls " + function.signature()
                                + ", which is not on the list of functions that an operation may call.")
                        .remedy("Compute the value in the program, and bind it as a parameter."));
    }

    private static Optional<Problem> type(Type type) {
        if (type.schema().equals("pg_catalog")
                && NAMING_TYPES.contains(type.name().replaceFirst("^_", ""))) {
            return Optional.of(Problem.of("The statement uses the type " + type.name()
                            + ", whose values tell which objects the database has.")
                    .remedy("Leave it out."));
        }
        if (TYPES_OF_PARTS.contains(type.kind())
                && !type.ofTouchedRelation()
                && !type.schema().equals("pg_catalog")) {
            return Optional.of(Problem.of("The statement uses the type " + type.schema() + "." + type.name()
                            + ", which no table in it has: its checks and its parts are not judged.")
                    .remedy("Use the types that it is made of."));
        }
        return Optional.empty();
    }
}
