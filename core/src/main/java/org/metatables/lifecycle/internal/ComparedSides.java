package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.HexDigest;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalDigest;

/**
 * What was declared by a provider, and what stood in the database, when the two were compared. Where all tables were the same as
 * declared, the catalog remembers it; as long as neither side changes, there is nothing to compare again.
 *
 * @param declared the SHA-256 of all definitions
 * @param physical the digest of all that a comparison with them looks at
 */
record ComparedSides(String declared, String physical) {

    /** Is a part of the digest. Whoever changes what a comparison finds changes this too, so that all is compared anew. */
    private static final String RULES = "1";

    private static final String LAST = "select declared, physical from metatables.comparison where provider_key = ?";

    private static final String REMEMBER = """
            insert into metatables.comparison as v (provider_key, declared, physical) values (?, ?, ?)
            on conflict (provider_key) do update
            set declared = excluded.declared, physical = excluded.physical, compared_at = pg_catalog.clock_timestamp()
            """;

    /** Both sides as they are now. */
    static ComparedSides now(Connection connection, Collection<DeclaredTable> tables) {
        List<TableDefinition> definitions = tables.stream()
                .filter(table -> !table.isRoot())
                .map(DeclaredTable::definition)
                .toList();
        return new ComparedSides(
                HexDigest.sha256(tables.stream()
                        .map(DeclaredTable::digest)
                        .sorted()
                        .collect(Collectors.joining(" ", RULES, ""))),
                PhysicalDigest.of(
                        connection,
                        definitions.stream().map(TableDefinition::name).toList(),
                        sequencesOf(definitions),
                        enumTypesOf(definitions)));
    }

    /** What the catalog remembers of the provider, if there is anything. */
    static Optional<ComparedSides> last(Connection connection, String providerKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, providerKey);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ComparedSides(row.getString("declared"), row.getString("physical")))
                        : Optional.empty();
            }
        }
    }

    /** Makes the catalog remember it. */
    void remember(Connection connection, String providerKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, providerKey);
            statement.setString(2, declared);
            statement.setString(3, physical);
            statement.executeUpdate();
        }
    }

    private static List<PhysicalName> sequencesOf(List<TableDefinition> definitions) {
        return definitions.stream()
                .flatMap(definition -> definition.sequences().stream())
                .map(SequenceDefinition::name)
                .toList();
    }

    private static List<PhysicalName> enumTypesOf(List<TableDefinition> definitions) {
        return definitions.stream()
                .flatMap(definition -> definition.enumTypes().stream())
                .map(EnumTypeDefinition::name)
                .toList();
    }
}
