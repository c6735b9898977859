package org.metatables.hibernate.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;
import org.metatables.definition.EnumTypeDefinition;

/** The enum types that Hibernate makes in the database, with their labels. */
final class EnumTypes {

    private final Metadata metadata;
    private final SqlNames names;
    private final Map<String, List<String>> known = new TreeMap<>();

    EnumTypes(Metadata metadata, SqlNames names) {
        this.metadata = metadata;
        this.names = names;
    }

    /** The enum type that a column uses, itself or as the element of an array. */
    Optional<EnumTypeDefinition> of(Column column, Place place) {
        JdbcMapping mapping = column.getValue().getSelectableType(metadata, column.getTypeIndex());
        if (mapping instanceof BasicPluralType<?, ?> plural) {
            mapping = plural.getElementType();
        }
        int code = mapping.getJdbcType().getDefaultSqlTypeCode();
        if (code != SqlTypes.NAMED_ENUM && code != SqlTypes.NAMED_ORDINAL_ENUM) {
            return Optional.empty();
        }
        Class<?> type = mapping.getJavaTypeDescriptor().getJavaTypeClass();
        Stream<String> labels = Arrays.stream(type.getEnumConstants()).map(labelOf(mapping.getValueConverter()));
        // Hibernate sorts the labels of a named enum, and keeps the order of an ordinal one.
        List<String> ordered = (code == SqlTypes.NAMED_ENUM ? labels.sorted() : labels).toList();
        String name = SqlNames.stored(type.getSimpleName());
        List<String> twin = known.putIfAbsent(name, ordered);
        if (twin != null && !twin.equals(ordered)) {
            throw place.invalid(
                    "Two Java enums become the one enum type " + name + " of the database, with the labels " + twin
                            + " and " + ordered + ".",
                    "Name one of the Java enums differently.");
        }
        return Optional.of(new EnumTypeDefinition(names.inDefaultSchema(name), ordered));
    }

    @SuppressWarnings("unchecked") // The converter of an enum's mapping takes the constants of that enum.
    private static Function<Object, String> labelOf(BasicValueConverter<?, ?> converter) {
        return converter == null
                ? constant -> ((Enum<?>) constant).name()
                : constant ->
                        Objects.toString(((BasicValueConverter<Object, ?>) converter).toRelationalValue(constant));
    }
}
