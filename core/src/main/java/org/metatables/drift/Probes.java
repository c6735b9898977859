package org.metatables.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.metatables.definition.Check;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.internal.Probe;
import org.metatables.naming.PhysicalName;

/** What PostgreSQL is asked about a definition. */
final class Probes {

    private Probes() {}

    /** Tells all that the comparison of a table with this definition may want to know. */
    static void of(TableDefinition definition, Consumer<Probe> probes) {
        for (ColumnDefinition column : definition.columns()) {
            probes.accept(new Probe.OfType(column.type().sqlType()));
            if (column.value() instanceof ColumnValue.Default value) {
                probes.accept(new Probe.OfDefault(column.type().sqlType(), value.expression()));
            } else if (column.value() instanceof ColumnValue.Generated value) {
                probes.accept(generated(definition, column, value));
            }
        }
        definition.checks().forEach(check -> probes.accept(check(definition, check)));
        definition.indexes().stream()
                .filter(index -> !isPlain(index))
                .forEach(index -> probes.accept(index(definition, index)));
    }

    /** Whether the index consists of columns only, so that its wording is known without asking. */
    static boolean isPlain(Index index) {
        return index.predicate().isEmpty() && index.parts().stream().noneMatch(Index.Part::expression);
    }

    static Probe generated(TableDefinition definition, ColumnDefinition column, ColumnValue.Generated value) {
        return new Probe.OfGenerated(
                mentioned(definition, value.expression()), column.type().sqlType(), value.expression());
    }

    static Probe check(TableDefinition definition, Check check) {
        return new Probe.OfCheck(mentioned(definition, check.expression()), check.expression());
    }

    static Probe index(TableDefinition definition, Index index) {
        List<String> parts = index.parts().stream()
                .map(part -> part.expression() ? "(" + part.text() + "\n)" : PhysicalName.quote(part.text()))
                .toList();
        String texts = String.join(" ", parts) + " " + index.predicate().orElse("");
        return new Probe.OfIndex(mentioned(definition, texts), index.method(), parts, index.predicate());
    }

    /**
     * The columns that a text may read: those whose name occurs in it. Too many do no harm; one that is written with
     * escapes is found by its characters, or else PostgreSQL says that it is missing.
     */
    private static Map<String, String> mentioned(TableDefinition definition, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        Map<String, String> columns = new LinkedHashMap<>();
        for (ColumnDefinition column : definition.columns()) {
            String name = column.name();
            if (folded.contains(name.replace("\"", "\"\"").toLowerCase(Locale.ROOT))) {
                columns.put(name, column.type().sqlType());
            }
        }
        return columns;
    }
}
