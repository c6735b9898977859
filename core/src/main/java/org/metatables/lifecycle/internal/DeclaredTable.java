package org.metatables.lifecycle.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.HexDigest;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.MigrationPlan;

/**
 * A table of a plan, as the catalog's row has to have it.
 *
 * @param definition what the author declared
 * @param isRoot whether it is the change-log table
 * @param json the definition as JSON
 * @param digest the SHA-256 of the definition: rows of one digest are the same
 */
public record DeclaredTable(TableDefinition definition, boolean isRoot, String json, String digest) {

    /**
     * Is a part of each digest. Whoever changes what a row derives from a definition, such as its contract or its fingerprint,
     * changes this too, so that the next migration writes every row anew.
     */
    private static final String DERIVATION = "1";

    /** All tables of a plan, the change-log table first. */
    public static List<DeclaredTable> allOf(MigrationPlan plan) {
        return Stream.concat(
                        Stream.of(of(plan.rootDefinition(), true)),
                        plan.tables().parallelStream().map(DeclaredTable::of))
                .toList();
    }

    /** A change-log table that the plan of a provider may have. */
    static DeclaredTable rootOf(DefinitionSet definitions, ChangeLogTable root) {
        return of(MigrationPlan.of(definitions, root, "").rootDefinition(), true);
    }

    /** A table of a provider. */
    public static DeclaredTable of(TableDefinition definition) {
        return of(definition, false);
    }

    private static DeclaredTable of(TableDefinition definition, boolean isRoot) {
        String json = DefinitionJson.write(definition);
        return new DeclaredTable(definition, isRoot, json, HexDigest.sha256(DERIVATION + json));
    }

    /** The SHA-256 of what the physical table has to match. */
    public String structure() {
        return HexDigest.sha256(DefinitionJson.write(structureOf(definition)));
    }

    /** The definition without all that the physical table has nothing to do with. */
    private static TableDefinition structureOf(TableDefinition table) {
        return new TableDefinition(
                table.name(),
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                table.columns().stream().map(DeclaredTable::withoutMeaning).toList(),
                table.primaryKey(),
                table.uniques(),
                table.indexes(),
                table.foreignKeys(),
                table.checks(),
                table.sequences(),
                table.enumTypes(),
                table.comment(),
                table.timeIndex(),
                new Authoring.ChangeLog());
    }

    private static ColumnDefinition withoutMeaning(ColumnDefinition column) {
        return column.meaning("", "", "");
    }
}
