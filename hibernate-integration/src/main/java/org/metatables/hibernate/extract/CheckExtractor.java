package org.metatables.hibernate.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.metatables.definition.Check;

/** The check constraints of a table and of its columns. */
final class CheckExtractor {

    private final DocumentChecks documents;

    CheckExtractor(Dialect dialect) {
        this.documents = new DocumentChecks(dialect);
    }

    /** The checks: those of the columns in their order, then those of the table. */
    List<Check> extract(Table table, List<MappedColumn> columns) {
        Set<Check> checks = new LinkedHashSet<>();
        for (MappedColumn mapped : columns) {
            Column column = mapped.column();
            if (column.getCheckConstraints().isEmpty()) {
                continue;
            }
            // As in Hibernate's DDL, what is said about one column without a name is one constraint.
            String anonymous = column.getCheckConstraints().stream()
                    .filter(CheckConstraint::isAnonymous)
                    .map(CheckConstraint::getConstraintInParens)
                    .distinct()
                    .collect(Collectors.joining(" and "));
            if (!anonymous.isEmpty()) {
                checks.add(new Check(Optional.empty(), anonymous));
            }
            column.getCheckConstraints().stream()
                    .filter(CheckConstraint::isNamed)
                    .forEach(check -> checks.add(named(check)));
        }
        columns.forEach(mapped -> documents
                .of(mapped.column())
                .ifPresent(condition -> checks.add(new Check(Optional.empty(), condition))));
        table.getChecks()
                .forEach(check -> checks.add(
                        check.isNamed() ? named(check) : new Check(Optional.empty(), check.getConstraint())));
        return List.copyOf(checks);
    }

    private static Check named(CheckConstraint check) {
        return new Check(Optional.of(SqlNames.stored(check.getName())), check.getConstraint());
    }
}
