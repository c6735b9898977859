package org.metatables.drift;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.ForeignKey.Action;
import org.metatables.naming.ConstraintNames;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalForeignKey;

/** Foreign keys, by which column refers to which: the order of the pairs means nothing. */
final class ForeignKeyAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        Set<String> matched = new HashSet<>();
        for (ForeignKey key : facts.definition().foreignKeys()) {
            Link link = Link.of(key.columns(), key.target(), key.targetColumns());
            List<PhysicalForeignKey> alike = facts.table().foreignKeys().stream()
                    .filter(candidate -> Link.of(candidate).equals(link))
                    .toList();
            alike.forEach(candidate -> matched.add(candidate.name()));
            Optional<PhysicalForeignKey> best = alike.stream()
                    .filter(candidate -> behavesAlike(key, candidate))
                    .findFirst();
            if (alike.isEmpty()) {
                missing(facts, key, differences);
            } else if (best.isEmpty()) {
                differs(facts, key, alike.get(0), differences);
            } else if (!best.get().validated()) {
                notValidated(facts, best.get(), differences);
            }
        }
        facts.table().foreignKeys().stream()
                .filter(key -> !matched.contains(key.name()))
                .forEach(key -> extra(facts, key, differences));
    }

    private static boolean behavesAlike(ForeignKey expected, PhysicalForeignKey actual) {
        return sameAction(expected.onDelete(), actual.onDelete(), actual.deferrable())
                && sameAction(expected.onUpdate(), actual.onUpdate(), actual.deferrable())
                && expected.deferrable() == actual.deferrable()
                && expected.initiallyDeferred() == actual.initiallyDeferred();
    }

    /** The two refusals differ only in that one can wait for the end of the transaction, if the key is deferrable. */
    private static boolean sameAction(Action expected, Action actual, boolean deferrable) {
        Set<Action> refusals = Set.of(Action.NO_ACTION, Action.RESTRICT);
        return expected == actual || (!deferrable && refusals.contains(expected) && refusals.contains(actual));
    }

    private static void missing(TableFacts facts, ForeignKey key, Differences differences) {
        differences.add(
                FindingKind.FOREIGN_KEY_MISSING,
                subject(key.columns()),
                words(key),
                "no foreign key",
                addition(facts, key));
    }

    private static void differs(TableFacts facts, ForeignKey key, PhysicalForeignKey actual, Differences differences) {
        differences.add(
                FindingKind.FOREIGN_KEY_DIFFERS,
                subject(key.columns()),
                words(key),
                words(actual),
                removal(facts, actual) + " " + addition(facts, key));
    }

    private static String addition(TableFacts facts, ForeignKey key) {
        PhysicalName table = facts.table().name();
        String name = key.name()
                .orElseGet(() -> ConstraintNames.foreignKey(
                        table.table(), key.columns(), key.target().table(), key.targetColumns()));
        return Remedy.change(
                "addForeignKeyConstraint",
                Remedy.locationInRole(table, "baseTable") + ", baseColumnNames: " + String.join(",", key.columns())
                        + ", constraintName: " + name + ", "
                        + Remedy.locationInRole(key.target(), "referencedTable") + ", referencedColumnNames: "
                        + String.join(",", key.targetColumns()) + ", onDelete: "
                        + key.onDelete().sql()
                        + ", onUpdate: " + key.onUpdate().sql() + ", deferrable: " + key.deferrable()
                        + ", initiallyDeferred: " + key.initiallyDeferred());
    }

    private static String removal(TableFacts facts, PhysicalForeignKey key) {
        return Remedy.change(
                "dropForeignKeyConstraint",
                Remedy.locationInRole(facts.table().name(), "baseTable") + ", constraintName: " + key.name());
    }

    private static void notValidated(TableFacts facts, PhysicalForeignKey key, Differences differences) {
        differences.add(
                FindingKind.NOT_VALIDATED,
                subject(key.columns()),
                words(key),
                "the same, not valid",
                Remedy.sql("alter table " + facts.table().name().quoted() + " validate constraint "
                        + PhysicalName.quote(key.name())));
    }

    private static void extra(TableFacts facts, PhysicalForeignKey key, Differences differences) {
        differences.add(
                FindingKind.FOREIGN_KEY_EXTRA,
                subject(key.columns()),
                "no foreign key",
                words(key),
                Remedy.orAdapt(removal(facts, key), "declare the association in the entity"));
    }

    private static String subject(List<String> columns) {
        return "foreign key (" + String.join(", ", columns) + ")";
    }

    private static String words(ForeignKey key) {
        return words(
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.deferrable(),
                key.initiallyDeferred());
    }

    private static String words(PhysicalForeignKey key) {
        return words(
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.deferrable(),
                key.initiallyDeferred());
    }

    private static String words(
            PhysicalName target,
            List<String> columns,
            Action onDelete,
            Action onUpdate,
            boolean deferrable,
            boolean deferred) {
        return "references " + target + " (" + String.join(", ", columns) + ")"
                + " on delete " + onDelete.sql().toLowerCase(Locale.ROOT)
                + " on update " + onUpdate.sql().toLowerCase(Locale.ROOT)
                + (deferrable ? " deferrable" : "")
                + (deferred ? " initially deferred" : "");
    }

    /** Which columns refer to which columns of which table. */
    private record Link(PhysicalName target, Map<String, String> pairs) {

        static Link of(PhysicalForeignKey key) {
            return of(key.columns(), key.target(), key.targetColumns());
        }

        static Link of(List<String> columns, PhysicalName target, List<String> targetColumns) {
            Map<String, String> pairs = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                pairs.put(columns.get(i), targetColumns.get(i));
            }
            return new Link(target, pairs);
        }
    }
}
