package org.metatables.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.TableDefinition;

/**
 * What people say about a table, beside what is declared.
 *
 * @param labels the labels that they added
 * @param description the description that they gave
 * @param protection whether they protect it
 */
record GivenMeaning(List<String> labels, Optional<String> description, boolean protection) {

    /** The columns that {@link #of} reads, of the table with the alias {@code m}. */
    static final String COLUMNS = "m.given_labels, m.given_description, m.given_protection";

    GivenMeaning {
        labels = List.copyOf(labels);
    }

    static GivenMeaning of(ResultSet row) throws SQLException {
        return new GivenMeaning(
                List.of((String[]) row.getArray("given_labels").getArray()),
                Optional.ofNullable(row.getString("given_description")),
                row.getBoolean("given_protection"));
    }

    /**
     * What people say when the change is made.
     *
     * @param table the row as it is
     * @throws DeclaredElsewhereException if the change contradicts the definition of the table
     */
    GivenMeaning after(TableChange change, CatalogTable table) {
        return new GivenMeaning(
                labelsAfter(change, table),
                change.description()
                        .map(wanted -> descriptionAfter(wanted.text(), table))
                        .orElse(description),
                change.protection()
                        .map(wanted -> protectionAfter(wanted, table))
                        .orElse(protection));
    }

    private List<String> labelsAfter(TableChange change, CatalogTable table) {
        for (String label : change.removedLabels()) {
            if (holds(declaredLabels(table), label)) {
                throw new DeclaredElsewhereException(table, "The label '" + label + "'");
            }
        }
        List<String> after = new ArrayList<>(labels);
        after.removeIf(label -> holds(change.removedLabels(), label));
        change.addedLabels().stream()
                .filter(label -> !holds(table.labels(), label))
                .forEach(after::add);
        return after;
    }

    private Optional<String> descriptionAfter(Optional<String> wanted, CatalogTable table) {
        Optional<String> declared = table.definition().flatMap(TableDefinition::description);
        if (declared.isEmpty()) {
            return wanted;
        }
        if (!declared.equals(wanted)) {
            throw new DeclaredElsewhereException(table, "The description");
        }
        return description;
    }

    private boolean protectionAfter(boolean wanted, CatalogTable table) {
        boolean declared =
                table.definition().filter(TableDefinition::protectFromDeletion).isPresent();
        if (declared && !wanted) {
            throw new DeclaredElsewhereException(table, "The protection from deletion");
        }
        return declared ? protection : wanted;
    }

    static List<String> declaredLabels(CatalogTable table) {
        return table.definition().map(TableDefinition::labels).orElse(List.of());
    }

    static boolean holds(List<String> labels, String label) {
        return labels.stream().anyMatch(other -> Labels.key(other).equals(Labels.key(label)));
    }
}
