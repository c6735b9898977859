package org.metatables.drift;

import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.SequenceDefinition;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.internal.NormalForms;
import org.metatables.drift.internal.Probe;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalEnumType;
import org.metatables.physical.PhysicalEnumTypes;
import org.metatables.physical.PhysicalSequence;
import org.metatables.physical.PhysicalSequences;
import org.metatables.physical.PhysicalTable;
import org.metatables.physical.PhysicalTables;

/**
 * Compares tables with their definitions. The number of statements is the same whatever the number of tables.
 *
 * <p>Both sides are compared in PostgreSQL's own words, so {@code varchar(64)} and {@code character varying(64)}, or two
 * spellings of one check, are the same. For that it makes temporary tables and rolls them back: the login needs the right
 * {@code TEMPORARY} on the database (which everyone has by default) and nothing else. It leaves no trace, and the
 * connection's transaction as it was, be it in auto-commit mode or not.
 */
public final class Comparison {

    private static final List<Aspect> ASPECTS = List.of(
            new ColumnAspect(),
            new ValueAspect(),
            new UniquenessAspect(),
            new IndexAspect(),
            new ForeignKeyAspect(),
            new CheckAspect(),
            new SequenceAspect(),
            new EnumTypeAspect(),
            new CommentAspect());

    private Comparison() {}

    /**
     * Compares each definition with the table of its name.
     *
     * @param connection an open connection to the database of the tables
     * @throws ComparisonFailedException if the login may not make temporary tables, or the connection fails
     * @throws org.metatables.physical.CatalogReadException if PostgreSQL does not tell what stands in the database
     */
    public static DriftReport compare(Connection connection, Collection<TableDefinition> definitions) {
        Map<PhysicalName, PhysicalTable> tables = PhysicalTables.read(
                connection, definitions.stream().map(TableDefinition::name).toList());
        return compare(connection, definitions, tables);
    }

    /**
     * Compares each definition with the table of its name, as it was read before.
     *
     * @param tables the tables that exist, by name, as {@link PhysicalTables#read} gives them
     * @throws ComparisonFailedException if the login may not make temporary tables, or the connection fails
     * @throws org.metatables.physical.CatalogReadException if PostgreSQL does not tell what stands in the database
     */
    public static DriftReport compare(
            Connection connection, Collection<TableDefinition> definitions, Map<PhysicalName, PhysicalTable> tables) {
        List<TableDefinition> comparable = definitions.stream()
                .filter(definition -> isTable(tables, definition))
                .toList();
        Map<PhysicalName, PhysicalSequence> sequences = sequences(connection, comparable);
        Map<PhysicalName, PhysicalEnumType> enumTypes = enumTypes(connection, comparable);
        Set<Probe> probes = new LinkedHashSet<>();
        comparable.forEach(definition -> Probes.of(definition, probes::add));
        NormalForms forms = NormalForms.of(connection, probes);
        Map<PhysicalName, Verdict> verdicts = new LinkedHashMap<>();
        for (TableDefinition definition : definitions) {
            Differences differences = new Differences(definition.name());
            if (isTable(tables, definition)) {
                TableFacts facts =
                        new TableFacts(definition, tables.get(definition.name()), forms, sequences, enumTypes);
                ASPECTS.forEach(aspect -> aspect.compare(facts, differences));
            } else {
                noTable(definition, tables, differences);
            }
            verdicts.put(definition.name(), differences.verdict());
        }
        return new DriftReport(verdicts);
    }

    private static boolean isTable(Map<PhysicalName, PhysicalTable> tables, TableDefinition definition) {
        PhysicalTable table = tables.get(definition.name());
        return table != null && table.kind().isTable();
    }

    private static void noTable(
            TableDefinition definition, Map<PhysicalName, PhysicalTable> tables, Differences differences) {
        PhysicalTable other = tables.get(definition.name());
        if (other == null) {
            differences.add(
                    FindingKind.TABLE_MISSING,
                    "table",
                    "a table",
                    "nothing",
                    "Add a change set with createTable (" + Remedy.location(definition.name(), "tableName") + ").");
        } else {
            differences.add(
                    FindingKind.NOT_A_TABLE,
                    "table",
                    "a table",
                    other.kind().words(),
                    "Drop it and create the table, or map the entity as read-only without a catalog row.");
        }
    }

    private static Map<PhysicalName, PhysicalSequence> sequences(
            Connection connection, List<TableDefinition> definitions) {
        List<PhysicalName> names = definitions.stream()
                .flatMap(definition -> definition.sequences().stream())
                .map(SequenceDefinition::name)
                .toList();
        return names.isEmpty() ? Map.of() : PhysicalSequences.read(connection, names);
    }

    private static Map<PhysicalName, PhysicalEnumType> enumTypes(
            Connection connection, List<TableDefinition> definitions) {
        List<PhysicalName> names = definitions.stream()
                .flatMap(definition -> definition.enumTypes().stream())
                .map(EnumTypeDefinition::name)
                .toList();
        return names.isEmpty() ? Map.of() : PhysicalEnumTypes.read(connection, names);
    }
}
