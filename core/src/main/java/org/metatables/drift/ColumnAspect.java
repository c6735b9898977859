package org.metatables.drift;

import java.util.Map;
import java.util.Optional;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.drift.internal.NormalForm;
import org.metatables.drift.internal.Probe;
import org.metatables.physical.PhysicalColumn;

/** Columns: whether they are there, their types, and whether they take null. */
final class ColumnAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        for (ColumnDefinition column : facts.definition().columns()) {
            Optional<PhysicalColumn> actual = facts.table().column(column.name());
            if (actual.isPresent()) {
                compareType(facts, column, actual.get(), differences);
                compareNullability(facts, column, actual.get(), differences);
            } else {
                missing(facts, column, differences);
            }
        }
        Map<String, ColumnDefinition> declared = facts.definition().columnsByName();
        facts.table().columns().stream()
                .filter(column -> !declared.containsKey(column.name()))
                .forEach(column -> extra(facts, column, differences));
    }

    private static void missing(TableFacts facts, ColumnDefinition column, Differences differences) {
        String type = column.type().sqlType();
        differences.add(
                FindingKind.COLUMN_MISSING,
                "column " + column.name(),
                type,
                "no column",
                Remedy.change("addColumn", facts.table().name(), "name: " + column.name() + ", type: " + type));
    }

    private static void extra(TableFacts facts, PhysicalColumn column, Differences differences) {
        FindingKind kind = column.mayBeOmitted() ? FindingKind.COLUMN_EXTRA : FindingKind.COLUMN_EXTRA_MANDATORY;
        String advice = column.mayBeOmitted()
                ? Remedy.change("dropColumn", facts.table().name(), "columnName: " + column.name())
                : Remedy.change("dropNotNullConstraint", facts.table().name(), "columnName: " + column.name());
        differences.add(
                kind,
                "column " + column.name(),
                "no column",
                column.type() + (column.notNull() ? " not null" : ""),
                Remedy.orAdapt(advice, "map the column in the entity"));
    }

    private static void compareType(
            TableFacts facts, ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        String declared = column.type().sqlType();
        NormalForm form = facts.forms().of(new Probe.OfType(declared));
        if (form instanceof NormalForm.Refused refusal) {
            if (refusal.nothingOfThatName()) {
                differences.add(
                        FindingKind.TYPE_UNKNOWN,
                        "column " + column.name(),
                        declared,
                        actual.type(),
                        "Create the type or its extension in a change set before the table, or put its schema on the "
                                + "search path. PostgreSQL says: " + refusal.message() + ".");
            } else {
                differences.unknown("type of the column " + column.name(), declared, refusal);
            }
        } else if (form instanceof NormalForm.Known known
                && known.type()
                        .filter(type -> FullPrecision.same(type, actual.type()))
                        .isEmpty()) {
            differences.add(
                    FindingKind.TYPE_DIFFERS,
                    "column " + column.name(),
                    known.type().orElse(declared),
                    actual.type(),
                    Remedy.change(
                            "modifyDataType",
                            facts.table().name(),
                            "columnName: " + column.name() + ", newDataType: " + declared));
        }
    }

    private static void compareNullability(
            TableFacts facts, ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        boolean nullable = column.nullable()
                && !facts.definition().isPrimaryKeyColumn(column.name())
                && !(column.value() instanceof ColumnValue.Identity);
        if (!nullable && !actual.notNull()) {
            differences.add(
                    FindingKind.NULLABLE,
                    "column " + column.name(),
                    "not null",
                    "null allowed",
                    Remedy.change("addNotNullConstraint", facts.table().name(), "columnName: " + column.name()));
        } else if (nullable && actual.notNull()) {
            differences.add(
                    FindingKind.NOT_NULLABLE,
                    "column " + column.name(),
                    "null allowed",
                    "not null",
                    Remedy.orAdapt(
                            Remedy.change(
                                    "dropNotNullConstraint", facts.table().name(), "columnName: " + column.name()),
                            "declare the attribute as not null"));
        }
    }
}
