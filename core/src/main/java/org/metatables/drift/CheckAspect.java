package org.metatables.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.metatables.definition.Check;
import org.metatables.drift.internal.NormalForm;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalCheck;

/**
 * Check constraints, by PostgreSQL's wording of their conditions.
 *
 * <p>A check of other wording over the same columns stands in the place of the declared one and differs from it: such is
 * the old list of an enum that has a new constant.
 */
final class CheckAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        List<PhysicalCheck> left = new ArrayList<>(facts.table().checks());
        List<Check> unmatched = new ArrayList<>();
        boolean refused = false;
        for (Check check : facts.definition().checks()) {
            if (form(facts, check) instanceof NormalForm.Refused refusal) {
                differences.unknown("check", check.expression(), refusal);
                refused = true;
            } else if (!takeSame(facts, check, left, differences)) {
                unmatched.add(check);
            }
        }
        unmatched.forEach(check -> missingOrDifferent(facts, check, left, differences));
        if (!refused) {
            left.forEach(check -> extra(facts, check, differences));
        }
    }

    private static NormalForm form(TableFacts facts, Check check) {
        return facts.forms().of(Probes.check(facts.definition(), check));
    }

    private static Optional<NormalForm.Known> known(TableFacts facts, Check check) {
        return form(facts, check) instanceof NormalForm.Known known ? Optional.of(known) : Optional.empty();
    }

    private static boolean takeSame(TableFacts facts, Check check, List<PhysicalCheck> left, Differences differences) {
        Optional<String> expression = known(facts, check).flatMap(NormalForm.Known::expression);
        List<PhysicalCheck> same = facts.table().checks().stream()
                .filter(candidate -> Optional.of(candidate.expression()).equals(expression))
                .toList();
        left.removeAll(same);
        if (!same.isEmpty() && same.stream().noneMatch(PhysicalCheck::validated)) {
            differences.add(
                    FindingKind.NOT_VALIDATED,
                    "check " + same.get(0).name(),
                    same.get(0).expression(),
                    "the same, not valid",
                    Remedy.sql("alter table " + facts.table().name().quoted() + " validate constraint "
                            + PhysicalName.quote(same.get(0).name())));
        }
        return !same.isEmpty();
    }

    private static void missingOrDifferent(
            TableFacts facts, Check check, List<PhysicalCheck> left, Differences differences) {
        NormalForm.Known form = known(facts, check).orElseThrow();
        HashSet<String> columns = new HashSet<>(form.parts());
        Optional<PhysicalCheck> inItsPlace = left.stream()
                .filter(candidate -> new HashSet<>(candidate.columns()).equals(columns))
                .findFirst();
        inItsPlace.ifPresent(left::remove);
        String addition = Remedy.sql("alter table " + facts.table().name().quoted() + " add "
                + check.name()
                        .map(name -> "constraint " + PhysicalName.quote(name) + " ")
                        .orElse("")
                + "check (" + check.expression() + ")");
        differences.add(
                inItsPlace.isPresent() ? FindingKind.CHECK_DIFFERS : FindingKind.CHECK_MISSING,
                "check on " + (form.parts().isEmpty() ? "the row" : String.join(", ", form.parts())),
                form.expression().orElse(check.expression()),
                inItsPlace.map(PhysicalCheck::expression).orElse("no such check"),
                inItsPlace
                                .map(actual -> "Drop the constraint " + actual.name() + " first. ")
                                .orElse("")
                        + addition);
    }

    private static void extra(TableFacts facts, PhysicalCheck check, Differences differences) {
        differences.add(
                FindingKind.CHECK_EXTRA,
                "check " + check.name(),
                "no such check",
                check.expression(),
                Remedy.orAdapt(
                        Remedy.sql("alter table " + facts.table().name().quoted() + " drop constraint "
                                + PhysicalName.quote(check.name())),
                        "declare the check in the entity"));
    }
}
