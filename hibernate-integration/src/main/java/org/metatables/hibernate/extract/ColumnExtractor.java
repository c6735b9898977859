package org.metatables.hibernate.extract;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.HibernateException;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.Metadata;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.metatables.annotations.MetaColumn;
import org.metatables.contract.DataTypes;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnType;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.EnumTypeDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a mapped column into its definition. */
final class ColumnExtractor {

    private static final Logger log = LoggerFactory.getLogger(ColumnExtractor.class);

    private final Metadata metadata;
    private final Map<String, ColumnClauses> clausesByText = new HashMap<>();
    private final Map<String, ColumnType> typesByText = new HashMap<>();

    ColumnExtractor(Metadata metadata) {
        this.metadata = metadata;
    }

    ColumnDefinition extract(MappedColumn mapped, Table table, Optional<EnumTypeDefinition> enumType) {
        Column column = mapped.column();
        refuseUnsupported(column, mapped.place());
        ColumnClauses clauses = clausesByText.computeIfAbsent(
                sqlType(column, mapped.place()), text -> ColumnClauses.parse(text, mapped.place()));
        ColumnDefinition definition = ColumnDefinition.of(
                        SqlNames.of(column), type(column, clauses, enumType, mapped.place()))
                .withValue(value(column, clauses));
        boolean inKey = table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
        if (inKey || clauses.notNull() || !column.isNullable() || isTimestampOfHibernate(mapped)) {
            definition = definition.notNull();
        }
        if (column.isUnique() && !table.isPrimaryKey(column)) {
            definition = definition.asUnique();
        }
        if (column.getComment() != null) {
            definition = definition.withComment(column.getComment());
        }
        Optional<MetaColumn> meaning = annotation(mapped, MetaColumn.class);
        return meaning.isPresent()
                ? definition.meaning(
                        meaning.get().description(),
                        meaning.get().label(),
                        meaning.get().logicalName())
                : definition;
    }

    private String sqlType(Column column, Place place) {
        try {
            return column.getSqlType(metadata);
        } catch (HibernateException e) {
            throw place.invalid(
                    "The SQL type of the column " + column.getName() + " cannot be determined: " + e.getMessage(),
                    "Declare it with @Column(columnDefinition) or @JdbcTypeCode.");
        }
    }

    private ColumnType type(Column column, ColumnClauses clauses, Optional<EnumTypeDefinition> enumType, Place place) {
        if (enumType.isPresent() && !clauses.type().endsWith(" array")) {
            return DataTypes.ofEnumType(clauses.type(), enumType.get().labels());
        }
        ColumnType type = typesByText.computeIfAbsent(clauses.type(), DataTypes::ofSqlType);
        if (type.dataType().equals(DataTypes.NAIVE_TIMESTAMP)) {
            log.warn(
                    "{}: the column {} is a timestamp without time zone; readers in other time zones see another time."
                            + " Prefer Instant or OffsetDateTime.",
                    place,
                    column.getName());
        }
        return type;
    }

    private ColumnValue value(Column column, ColumnClauses clauses) {
        if (column.isIdentity()) {
            return new ColumnValue.Identity();
        }
        if (column.getGeneratedAs() != null) {
            return new ColumnValue.Generated(column.getGeneratedAs());
        }
        if (column.getDefaultValue() != null) {
            return new ColumnValue.Default(
                    metadata.getDatabase().getDialect().getColumnDefaultString(column.getDefaultValue()));
        }
        return clauses.value().orElseGet(ColumnValue.Given::new);
    }

    /** Hibernate marks such columns as not null, but only when it builds its session factory. */
    private boolean isTimestampOfHibernate(MappedColumn mapped) {
        return annotation(mapped, CreationTimestamp.class).isPresent()
                || annotation(mapped, UpdateTimestamp.class).isPresent()
                || annotation(mapped, CurrentTimestamp.class)
                        .filter(timestamp -> Arrays.asList(timestamp.event()).contains(EventType.INSERT))
                        .isPresent();
    }

    private <A extends Annotation> Optional<A> annotation(MappedColumn mapped, Class<A> type) {
        return mapped.attribute().flatMap(attribute -> attribute.annotation(type));
    }

    private static void refuseUnsupported(Column column, Place place) {
        if (column instanceof AggregateColumn aggregate
                && aggregate.getComponent().getStructName() != null) {
            throw place.invalid(
                    "The column " + column.getName() + " is of the composite type "
                            + aggregate.getComponent().getStructName().render()
                            + ", which definitions do not hold yet.",
                    "Embed the attributes as columns, or store them with @JdbcTypeCode(SqlTypes.JSON).");
        }
        if (column.getCollation() != null) {
            throw place.invalid(
                    "The column " + column.getName() + " has a collation, which definitions do not hold yet.",
                    "Leave out @Collate and set the collation of the database or of the type.");
        }
        if (column.getOptions() != null && !column.getOptions().isBlank()) {
            throw place.invalid(
                    "The column " + column.getName() + " has the options '" + column.getOptions()
                            + "', which cannot be read.",
                    "Declare what they say with annotations.");
        }
    }
}
