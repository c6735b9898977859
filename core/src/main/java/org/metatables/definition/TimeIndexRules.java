package org.metatables.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/** What the columns of a grain must be. See 2.5 of the reference system's specification. */
final class TimeIndexRules {

    private static final Set<String> TIME_TOKENS = Set.of("date", "timestamp with time zone");

    private TimeIndexRules() {}

    static void check(
            TimeIndex index, PhysicalName table, List<ColumnDefinition> columns, Optional<PrimaryKey> primaryKey) {
        List<String> key = primaryKey.map(PrimaryKey::columns).orElse(List.of());
        for (ColumnDefinition column : columns) {
            boolean ofGrain = index.grain().contains(column.name());
            if (ofGrain && column.nullable() && !key.contains(column.name())) {
                throw refused(
                        table,
                        "The column " + column.name() + " belongs to the grain and takes null.",
                        "Declare it not null.");
            }
            if (column.name().equals(index.column())
                    && !TIME_TOKENS.contains(column.type().dataType())) {
                throw refused(
                        table,
                        "The time column " + column.name() + " has the type "
                                + column.type().dataType() + ".",
                        "Make it a date or a timestamp with time zone: LocalDate, Instant or OffsetDateTime.");
            }
        }
    }

    private static InvalidDefinitionException refused(PhysicalName table, String summary, String remedy) {
        return new InvalidDefinitionException(
                Problem.of(summary).inTable(table.toString()).remedy(remedy));
    }
}
