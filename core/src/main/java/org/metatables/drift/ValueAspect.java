package org.metatables.drift;

import java.util.Optional;
import java.util.Set;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.drift.internal.NormalForm;
import org.metatables.drift.internal.Probe;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.IdentityKind;
import org.metatables.physical.PhysicalColumn;

/**
 * Where values come from that an insert does not name: defaults, generated columns and identities.
 *
 * <p>A default that the definition does not mention is no difference: who inserts by the definition names the column.
 */
final class ValueAspect implements Aspect {

    /**
     * Different words for one function.
     *
     * @see <a href="https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT">PostgreSQL: current date and time</a>
     */
    private static final Set<String> START_OF_TRANSACTION =
            Set.of("now()", "CURRENT_TIMESTAMP", "transaction_timestamp()");

    @Override
    public void compare(TableFacts facts, Differences differences) {
        for (ColumnDefinition column : facts.definition().columns()) {
            Optional<PhysicalColumn> actual = facts.table().column(column.name());
            if (actual.isPresent()) {
                compare(facts, column, actual.get(), differences);
            }
        }
    }

    private static void compare(
            TableFacts facts, ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        ColumnValue value = column.value();
        if (value instanceof ColumnValue.Default declared) {
            compareDefault(facts, column, declared, actual, differences);
        } else if (value instanceof ColumnValue.Generated declared) {
            compareGenerated(facts, column, declared, actual, differences);
        } else if (value instanceof ColumnValue.Identity) {
            requireIdentity(facts, column, actual, differences);
        }
        if (!(value instanceof ColumnValue.Generated)) {
            refuseGenerated(facts, column, actual, differences);
        }
        if (value instanceof ColumnValue.Given || value instanceof ColumnValue.Default) {
            refuseIdentityAlways(column, actual, differences);
        }
    }

    private static void compareDefault(
            TableFacts facts,
            ColumnDefinition column,
            ColumnValue.Default declared,
            PhysicalColumn actual,
            Differences differences) {
        String subject = "column " + column.name();
        NormalForm form = facts.forms().of(new Probe.OfDefault(column.type().sqlType(), declared.expression()));
        Optional<String> expected =
                form instanceof NormalForm.Known known ? known.expression() : Optional.of(declared.expression());
        String change = Remedy.change(
                "addDefaultValue",
                facts.table().name(),
                "columnName: " + column.name() + ", defaultValueComputed: " + declared.expression());
        if (expected.isPresent() && actual.defaultExpression().isEmpty()) {
            differences.add(FindingKind.DEFAULT_MISSING, subject, expected.get(), "no default", change);
        } else if (form instanceof NormalForm.Refused refusal) {
            differences.unknown("default of the " + subject, declared.expression(), refusal);
        } else if (!sameDefault(expected, actual.defaultExpression())) {
            differences.add(
                    FindingKind.DEFAULT_DIFFERS,
                    subject,
                    expected.orElse("no default"),
                    actual.defaultExpression().orElse("no default"),
                    change);
        }
    }

    private static boolean sameDefault(Optional<String> expected, Optional<String> actual) {
        return expected.equals(actual)
                || (expected.filter(START_OF_TRANSACTION::contains).isPresent()
                        && actual.filter(START_OF_TRANSACTION::contains).isPresent());
    }

    private static void compareGenerated(
            TableFacts facts,
            ColumnDefinition column,
            ColumnValue.Generated declared,
            PhysicalColumn actual,
            Differences differences) {
        String subject = "column " + column.name();
        NormalForm form = facts.forms().of(Probes.generated(facts.definition(), column, declared));
        Optional<String> expected = form instanceof NormalForm.Known known ? known.expression() : Optional.empty();
        String remedy = "A column cannot become a generated one later: add change sets that drop the column and add it "
                + "again with sql: alter table " + facts.table().name().quoted()
                + " add column ... generated always as ("
                + declared.expression() + ") stored;";
        if (actual.generatedExpression().isEmpty()) {
            differences.add(
                    FindingKind.GENERATED_MISSING,
                    subject,
                    expected.orElse(declared.expression()),
                    "not a generated column",
                    remedy);
        } else if (form instanceof NormalForm.Refused refusal) {
            differences.unknown("generated expression of the " + subject, declared.expression(), refusal);
        } else if (!expected.equals(actual.generatedExpression())) {
            differences.add(
                    FindingKind.GENERATED_DIFFERS,
                    subject,
                    expected.orElse("nothing"),
                    actual.generatedExpression().get(),
                    remedy);
        }
    }

    /** Any value that the database gives will do: {@code serial} columns of older changelogs serve as well. */
    private static void requireIdentity(
            TableFacts facts, ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        if (actual.identity().isEmpty() && actual.defaultExpression().isEmpty()) {
            differences.add(
                    FindingKind.IDENTITY_MISSING,
                    "column " + column.name(),
                    "generated by default as identity",
                    "neither an identity nor a default",
                    Remedy.change(
                            "addAutoIncrement",
                            facts.table().name(),
                            "columnName: " + column.name() + ", columnDataType: "
                                    + column.type().sqlType()));
        }
    }

    private static void refuseGenerated(
            TableFacts facts, ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        actual.generatedExpression()
                .ifPresent(expression -> differences.add(
                        FindingKind.GENERATED_EXTRA,
                        "column " + column.name(),
                        "a column that statements can set",
                        "generated always as " + expression,
                        Remedy.orAdapt(
                                Remedy.sql("alter table " + facts.table().name().quoted() + " alter column "
                                        + PhysicalName.quote(column.name())
                                        + " drop expression"),
                                "declare the attribute as generated")));
    }

    private static void refuseIdentityAlways(ColumnDefinition column, PhysicalColumn actual, Differences differences) {
        if (actual.identity().equals(Optional.of(IdentityKind.ALWAYS))) {
            differences.add(
                    FindingKind.IDENTITY_EXTRA,
                    "column " + column.name(),
                    "a column that statements can set",
                    "generated always as identity",
                    "Declare the attribute as generated by the database, or make the column generated by default as "
                            + "identity.");
        }
    }
}
