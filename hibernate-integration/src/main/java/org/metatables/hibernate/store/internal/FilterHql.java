package org.metatables.hibernate.store.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.type.descriptor.java.JavaType;
import org.metatables.Problem;
import org.metatables.filter.Condition;
import org.metatables.filter.FieldName;
import org.metatables.filter.Filter;
import org.metatables.filter.Group;
import org.metatables.filter.InvalidFilterException;
import org.metatables.filter.Logic;

/** A filter as a condition of HQL, with its values as parameters. Used once, by one thread. */
final class FilterHql {

    /** Stands for the table that is asked. */
    private static final String BASE = "";

    private final Map<String, StoredTable> tables = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    FilterHql(StoredTable table, String variable) {
        tables.put(BASE, table);
        variables.put(BASE, variable);
    }

    /** Lets conditions name the fields of a joined table. */
    void join(String alias, StoredTable table, String variable) {
        tables.put(alias, table);
        variables.put(alias, variable);
    }

    /** Sets the values. */
    void bind(CommonQueryContract query) {
        parameters.forEach(query::setParameter);
    }

    /**
     * The condition.
     *
     * @throws org.metatables.MetaTablesException if a field is not there, may not be filtered by, or a value does not fit
     */
    String text(Filter filter) {
        if (filter instanceof Condition condition) {
            return text(condition);
        }
        Group group = (Group) filter;
        String inner = group.items().stream()
                .map(this::text)
                .collect(Collectors.joining(group.logic() == Logic.OR ? " or " : " and ", "(", ")"));
        return group.logic() == Logic.NOT ? "not " + inner : inner;
    }

    private String text(Condition condition) {
        StoredTable table = table(condition.field());
        table.rules().requireFilter(condition.field().name());
        String path = path(condition.field());
        Values values = new Values(table, condition.field());
        return switch (condition.operator()) {
            case EQ -> path + " = " + values.one(condition.value());
            case NE -> path + " <> " + values.one(condition.value());
            case LT -> path + " < " + values.one(condition.value());
            case LTE -> path + " <= " + values.one(condition.value());
            case GT -> path + " > " + values.one(condition.value());
            case GTE -> path + " >= " + values.one(condition.value());
            case IN -> values.isEmpty(condition) ? "1 = 0" : path + " in " + values.all(condition.value());
            case NOT_IN -> values.isEmpty(condition) ? "1 = 1" : path + " not in " + values.all(condition.value());
            case CONTAINS -> path + values.like("%", condition.value(), "%");
            case STARTS_WITH -> path + values.like("", condition.value(), "%");
            case ENDS_WITH -> path + values.like("%", condition.value(), "");
            case IS_NULL -> path + (condition.value().equals(true) ? " is null" : " is not null");
            case BETWEEN -> {
                List<?> ends = (List<?>) condition.value();
                yield path + " between " + values.one(ends.get(0)) + " and " + values.one(ends.get(1));
            }
        };
    }

    /** The place of a field in HQL: a reference is compared by the id that it holds. */
    String path(FieldName name) {
        StoredTable table = table(name);
        String variable = variables.get(name.alias().orElse(BASE));
        return table.field(name.name())
                .map(field -> variable + "." + field.field().attribute()
                        + (field.field().reference() ? "." + StoredTable.ID : ""))
                .orElse(variable + "." + StoredTable.ID);
    }

    private StoredTable table(FieldName name) {
        StoredTable table = tables.get(name.alias().orElse(BASE));
        if (table == null) {
            throw new InvalidFilterException(
                    Problem.of("The filter names " + name + ", but there is no join of that name.")
                            .remedy("Add the join, or correct the name."));
        }
        return table;
    }

    /** The values that a field is compared with. */
    private final class Values {

        private final StoredTable table;
        private final FieldName name;

        Values(StoredTable table, FieldName name) {
            this.table = table;
            this.name = name;
        }

        String one(Object value) {
            return parameter(converted(value));
        }

        String all(Object values) {
            return parameter(((List<?>) values).stream().map(this::converted).toList());
        }

        boolean isEmpty(Condition condition) {
            return ((List<?>) condition.value()).isEmpty();
        }

        String like(String before, Object value, String after) {
            if (table.field(name.name()).filter(StoredField::isText).isEmpty()) {
                throw unfit("Only texts have parts.");
            }
            String literally =
                    value.toString().replace("!", "!!").replace("%", "!%").replace("_", "!_");
            return " like " + parameter(before + literally + after) + " escape '!'";
        }

        private Object converted(Object value) {
            return table.field(name.name())
                    .filter(field -> !field.field().reference())
                    .map(field -> converted(value, field.javaType()))
                    .orElseGet(() -> id(value));
        }

        private Object id(Object value) {
            if (value instanceof Long || value instanceof Integer || value instanceof Short) {
                return ((Number) value).longValue();
            }
            throw unfit("An id is a whole number.");
        }

        private Object converted(Object value, JavaType<?> type) {
            if (type.getJavaTypeClass().isInstance(value)) {
                return value;
            }
            boolean number = value instanceof Number && Number.class.isAssignableFrom(type.getJavaTypeClass());
            if (!number && !(value instanceof String)) {
                throw unfit("It is a " + type.getJavaTypeClass().getSimpleName() + ".");
            }
            try {
                return type.fromString(value.toString());
            } catch (RuntimeException byWhateverType) {
                // Each type has its own way to say so, mostly with the value.
                throw unfit("It is a " + type.getJavaTypeClass().getSimpleName() + ".");
            }
        }

        private InvalidFilterException unfit(String why) {
            return new InvalidFilterException(Problem.of("A value does not fit the field " + name + ".")
                    .inTable(table.name().toString())
                    .remedy(why));
        }

        private String parameter(Object value) {
            String parameter = "p" + (parameters.size() + 1);
            parameters.put(parameter, value);
            return ":" + parameter;
        }
    }
}
