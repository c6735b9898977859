package org.metatables.operation.internal.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.internal.analysis.CatalogFacts.Column;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;

/** Compares what a statement does with what its operation declares. The first thing found is the reason. */
final class Judge {

    private final FunctionRule functionRule;

    Judge(FunctionList functions) {
        this.functionRule = new FunctionRule(functions);
    }

    Verdict judge(Declaration declaration, Reach reach, CatalogFacts catalog) {
        TreeFacts all = reach.all();
        List<Reach.Step> steps = reach.steps();
        if (!catalog.relations().keySet().containsAll(all.relations().keySet())) {
            return new Verdict.Refused(Problem.of("A table of the statement was dropped while it was analysed.")
                    .remedy("Execute the operation again."));
        }
        return Stream.of(
                        NamingRule.objection(declaration, all, catalog),
                        KindRule.objection(declaration.kind(), reach.statement(), reach.locksRows()),
                        steps.stream()
                                .flatMap(step -> relation(declaration, step, catalog).stream())
                                .findFirst(),
                        CascadeRule.objection(declaration, CascadeRule.carried(steps, catalog)),
                        NamingRule.sequences(declaration, catalog.sequences()),
                        catalog.functions().stream()
                                .flatMap(function -> functionRule.objection(declaration, function, catalog).stream())
                                .findFirst(),
                        catalog.types().stream()
                                .flatMap(type -> type(type).stream())
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Allowed(
                        touched(steps, catalog), !catalog.functions().stream().allMatch(functionRule::isShipped)));
    }

    /** The relations that are reached and not declared. */
    static Set<PhysicalName> undeclared(Declaration declaration, Reach reach, CatalogFacts catalog) {
        Set<PhysicalName> undeclared = new HashSet<>();
        reach.steps()
                .forEach(step -> catalog.relation(step.relation())
                        .map(Relation::name)
                        .filter(name -> !declaration.tables().containsKey(name))
                        .ifPresent(undeclared::add));
        CascadeRule.carried(reach.steps(), catalog).stream()
                .map(carried -> carried.key().table())
                .filter(name -> !declaration.tables().containsKey(name))
                .forEach(undeclared::add);
        return undeclared;
    }

    /**
     * What may be said of a statement that reaches something which its caller must not know of; empty if it does not.
     *
     * @param hidden the relations of that kind
     */
    static Optional<Problem> hiding(Reach reach, CatalogFacts catalog, Set<PhysicalName> hidden) {
        Optional<Problem> relation = reach.steps().stream()
                .filter(step -> hidden.contains(name(step.relation(), catalog)))
                .findFirst()
                .map(step -> Problem.of("The statement " + (step.use().writes() ? "writes" : "reads") + " a table"
                                + step.through()
                                        .filter(view -> !hidden.contains(name(view, catalog)))
                                        .flatMap(catalog::relation)
                                        .map(view -> " through the view " + view.name())
                                        .orElse("")
                                + ", which is not in its scope, and which its caller may not see.")
                        .remedy("A view needs the MetaTables that it reaches in the scope, too."));
        return relation.or(() -> CascadeRule.hiding(CascadeRule.carried(reach.steps(), catalog), hidden))
                .or(() -> catalog.functions().stream()
                        .filter(FunctionRule::isHidden)
                        .findFirst()
                        .map(function -> another(function, reach)))
                .or(() -> catalog.types().stream()
                        .flatMap(type -> type(type).stream())
                        .findFirst());
    }

    private static Problem another(Function function, Reach reach) {
        return reach.statement().functions().contains(function.oid())
                ? Problem.of("The statement calls " + function.name() + "(" + function.arguments()
                                + "), which is no function of PostgreSQL's own.")
                        .remedy(
                                "Write pg_catalog. before the name where PostgreSQL's own is meant; an operator or a cast may"
                                        + " lead there, too.")
                : Problem.of(
                                "The statement reaches a function, through an operator or a view, that is not on the list of"
                                        + " functions that an operation may call.")
                        .remedy("Use the tables of the scope themselves, and the operators of PostgreSQL.");
    }

    private static Optional<Problem> relation(Declaration declaration, Reach.Step step, CatalogFacts catalog) {
        Relation relation = catalog.relation(step.relation()).orElseThrow();
        boolean writes = step.use().writes();
        String does = "The statement " + (writes ? "writes " : "reads ") + relation.name() + through(step, catalog);
        Optional<Access> declared = Optional.ofNullable(declaration.tables().get(relation.name()));
        if (declared.isEmpty()) {
            return Optional.of(Problem.of(does + ", which its scope does not declare.")
                    .remedy("Add it with " + (writes ? "write" : "read") + " access."));
        }
        if (writes && declared.get() == Access.READ) {
            return Optional.of(Problem.of(does + ", which its scope declares with read access.")
                    .remedy("Declare it with write access."));
        }
        return RelationKind.objection(relation, writes)
                .map(why -> Problem.of(does + ", " + why + ".").remedy("Use the tables themselves."));
    }

    private static String through(Reach.Step step, CatalogFacts catalog) {
        return step.through()
                .flatMap(catalog::relation)
                .map(view -> " through the view " + view.name())
                .orElse("");
    }

    private static Optional<Problem> type(Type type) {
        return type.known()
                ? Optional.empty()
                : Optional.of(
                        Problem.of("The statement uses the type " + type.name() + ", which no table of its scope has.")
                                .remedy("Use the types that the tables of the scope are made of."));
    }

    private static List<TouchedTable> touched(List<Reach.Step> steps, CatalogFacts catalog) {
        List<TouchedTable> touched = new ArrayList<>();
        for (Reach.Step step : steps) {
            RelationUse use = step.use();
            touched.add(new TouchedTable(
                    name(step.relation(), catalog),
                    use.writes() ? Access.WRITE : Access.READ,
                    use.selected().contains(0),
                    names(step.relation(), use.selected(), catalog),
                    names(step.relation(), use.inserted(), catalog),
                    names(step.relation(), use.updated(), catalog),
                    step.through().map(view -> name(view, catalog))));
        }
        return touched;
    }

    private static PhysicalName name(long relation, CatalogFacts catalog) {
        return catalog.relation(relation).orElseThrow().name();
    }

    private static Set<String> names(long relation, Set<Integer> numbers, CatalogFacts catalog) {
        return numbers.stream()
                .map(number -> catalog.columns().get(new Column(relation, number)))
                .filter(name -> name != null)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
