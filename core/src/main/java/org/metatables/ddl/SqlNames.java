package org.metatables.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.metatables.definition.Check;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.InvalidNameException;
import org.metatables.naming.PhysicalName;

/**
 * The names of the constraints and indexes of one table, each given once. An author's name is kept; for the others the
 * convention has a name; where that is taken or cannot be made, PostgreSQL finds one itself. Not thread-safe.
 */
final class SqlNames {

    private final Set<String> taken = new HashSet<>();

    SqlNames(TableDefinition table) {
        table.primaryKey().flatMap(PrimaryKey::name).ifPresent(taken::add);
        table.uniques().stream()
                .map(UniqueConstraint::name)
                .flatMap(Optional::stream)
                .forEach(taken::add);
        table.indexes().stream().map(Index::name).flatMap(Optional::stream).forEach(taken::add);
        table.foreignKeys().stream()
                .map(ForeignKey::name)
                .flatMap(Optional::stream)
                .forEach(taken::add);
        table.checks().stream().map(Check::name).flatMap(Optional::stream).forEach(taken::add);
    }

    /** The name in quotes, with a word before and a blank behind it; nothing where PostgreSQL is to find one. */
    String clause(String word, Optional<String> authored, Supplier<String> convention) {
        return authored.or(() -> byConvention(convention))
                .map(name -> word + PhysicalName.quote(name) + " ")
                .orElse("");
    }

    private Optional<String> byConvention(Supplier<String> convention) {
        try {
            return Optional.of(convention.get()).filter(taken::add);
        } catch (InvalidNameException nothingToMakeANameOf) {
            return Optional.empty();
        }
    }

    /** Columns in quotes, between parentheses. */
    static String columns(List<String> columns) {
        return columns.stream().map(PhysicalName::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
