package org.metatables.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.naming.PhysicalName;

/** Puts a {@link TableDefinition} together, part by part. Not thread-safe. */
public final class TableDefinitionBuilder {

    private final PhysicalName name;
    private final String namespace;
    private final Authoring authoring;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<SequenceDefinition> sequences = new ArrayList<>();
    private final List<EnumTypeDefinition> enumTypes = new ArrayList<>();
    private Optional<String> identifier = Optional.empty();
    private Optional<String> description = Optional.empty();
    private List<String> labels = List.of();
    private Optional<String> dataSource = Optional.empty();
    private boolean protectFromDeletion;
    private Optional<PrimaryKey> primaryKey = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<TimeIndex> timeIndex = Optional.empty();

    TableDefinitionBuilder(PhysicalName name, String namespace, Authoring authoring) {
        this.name = name;
        this.namespace = namespace;
        this.authoring = authoring;
    }

    public TableDefinitionBuilder identifier(String text) {
        identifier = Optional.of(text);
        return this;
    }

    public TableDefinitionBuilder description(String text) {
        description = Optional.of(text);
        return this;
    }

    public TableDefinitionBuilder labels(List<String> words) {
        labels = words;
        return this;
    }

    public TableDefinitionBuilder protectFromDeletion(boolean protect) {
        protectFromDeletion = protect;
        return this;
    }

    /** Puts the table into the data source of this name. */
    public TableDefinitionBuilder dataSource(String sourceName) {
        dataSource = Optional.of(sourceName);
        return this;
    }

    public TableDefinitionBuilder column(ColumnDefinition column) {
        columns.add(column);
        return this;
    }

    public TableDefinitionBuilder primaryKey(PrimaryKey key) {
        primaryKey = Optional.of(key);
        return this;
    }

    /** Sets an unnamed primary key. */
    public TableDefinitionBuilder primaryKey(String... keyColumns) {
        return primaryKey(new PrimaryKey(Optional.empty(), List.of(keyColumns)));
    }

    public TableDefinitionBuilder unique(UniqueConstraint constraint) {
        uniques.add(constraint);
        return this;
    }

    public TableDefinitionBuilder index(Index index) {
        indexes.add(index);
        return this;
    }

    public TableDefinitionBuilder foreignKey(ForeignKey key) {
        foreignKeys.add(key);
        return this;
    }

    public TableDefinitionBuilder check(Check check) {
        checks.add(check);
        return this;
    }

    public TableDefinitionBuilder sequence(SequenceDefinition sequence) {
        sequences.add(sequence);
        return this;
    }

    public TableDefinitionBuilder enumType(EnumTypeDefinition type) {
        enumTypes.add(type);
        return this;
    }

    public TableDefinitionBuilder comment(String text) {
        comment = Optional.of(text);
        return this;
    }

    public TableDefinitionBuilder timeIndex(TimeIndex index) {
        timeIndex = Optional.of(index);
        return this;
    }

    /**
     * The table as declared so far. A time-indexed table gains the unique index over its grain, unless something unique
     * covers the same columns already.
     *
     * @throws InvalidDefinitionException if the parts contradict each other
     */
    public TableDefinition build() {
        TableDefinition declared = tableWith(indexes);
        return timeIndex.isEmpty() ? declared : tableWith(GrainIndex.addedTo(declared));
    }

    private TableDefinition tableWith(List<Index> allIndexes) {
        return new TableDefinition(
                name,
                identifier,
                namespace,
                description,
                labels,
                protectFromDeletion,
                dataSource,
                columns,
                primaryKey,
                uniques,
                allIndexes,
                foreignKeys,
                checks,
                sequences,
                enumTypes,
                comment,
                timeIndex,
                authoring);
    }
}
