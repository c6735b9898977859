package org.metatables.drift;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.metatables.definition.ColumnDefinition;

/** Comments that the definition gives; others are the database's own business. */
final class CommentAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        compare(
                "table",
                facts.definition().comment(),
                facts.table().comment(),
                differences,
                text -> Remedy.change("setTableRemarks", facts.table().name(), "remarks: " + text));
        for (ColumnDefinition column : facts.definition().columns()) {
            facts.table()
                    .column(column.name())
                    .ifPresent(actual -> compare(
                            "column " + column.name(),
                            column.comment(),
                            actual.comment(),
                            differences,
                            text -> Remedy.change(
                                    "setColumnRemarks",
                                    facts.table().name(),
                                    "columnName: " + column.name() + ", remarks: " + text)));
        }
    }

    private static void compare(
            String subject,
            Optional<String> expected,
            Optional<String> actual,
            Differences differences,
            UnaryOperator<String> remedy) {
        if (expected.isPresent() && !expected.equals(actual)) {
            differences.add(
                    FindingKind.COMMENT_DIFFERS,
                    subject,
                    quoted(expected),
                    quoted(actual),
                    remedy.apply(expected.get()));
        }
    }

    private static String quoted(Optional<String> comment) {
        return comment.map(text -> "\"" + text + "\"").orElse("no comment");
    }
}
