package org.metatables.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.TableDefinition;

/**
 * What a row is to say after a change.
 *
 * @param labels the labels that are declared or registered
 * @param description the description that is declared or registered
 * @param protection whether the table is declared or registered as protected
 * @param given what people say
 */
record NewMeaning(List<String> labels, Optional<String> description, boolean protection, GivenMeaning given) {

    /** @throws DeclaredElsewhereException if the change contradicts the definition of the table */
    static NewMeaning of(CatalogTable table, GivenMeaning given, TableChange change) {
        GivenMeaning after = given.after(change, table);
        return table.definition()
                .map(code -> ofDeclared(code, after))
                .orElseGet(() -> ofRegistered(table, given, after, change));
    }

    private static NewMeaning ofDeclared(TableDefinition code, GivenMeaning after) {
        return new NewMeaning(code.labels(), code.description(), code.protectFromDeletion(), after);
    }

    /** What was registered, people may change: nothing but another registration puts it back. */
    private static NewMeaning ofRegistered(
            CatalogTable table, GivenMeaning given, GivenMeaning after, TableChange change) {
        List<String> registered = table.labels().stream()
                .filter(label -> !GivenMeaning.holds(given.labels(), label)
                        && !GivenMeaning.holds(change.removedLabels(), label))
                .toList();
        return new NewMeaning(
                registered,
                change.description().map(TableChange.Description::text).orElse(table.description()),
                change.protection().orElse(table.protectFromDeletion()),
                after);
    }

    /** Whether nothing would become otherwise. */
    boolean saysTheSame(CatalogTable table, GivenMeaning before) {
        boolean sameLabels = table.labels().size() == labels.size() + addedTo(labels, given.labels());
        boolean sameDescription = table.definition().isPresent() || description.equals(table.description());
        boolean sameProtection = table.definition().isPresent() || protection == table.protectFromDeletion();
        return given.equals(before) && sameLabels && sameDescription && sameProtection;
    }

    private static long addedTo(List<String> labels, List<String> given) {
        return given.stream()
                .filter(label -> !GivenMeaning.holds(labels, label))
                .count();
    }

    /** Sets the first six parameters. */
    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", labels.toArray()));
        statement.setString(2, description.orElse(null));
        statement.setBoolean(3, protection);
        statement.setArray(4, connection.createArrayOf("text", given.labels().toArray()));
        statement.setString(5, given.description().orElse(null));
        statement.setBoolean(6, given.protection());
    }
}
