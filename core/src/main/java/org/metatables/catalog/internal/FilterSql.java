package org.metatables.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.catalog.CatalogFilter;
import org.metatables.catalog.FilterCondition;
import org.metatables.catalog.FilterField;
import org.metatables.catalog.Lookup;

/** A filter as a condition on {@code metatables.meta_table m}: fixed fragments, and values that are always bound. */
public final class FilterSql implements RowCondition {

    private final List<FilterCondition> conditions;

    /** The SQL of the filter. */
    public FilterSql(CatalogFilter filter) {
        this.conditions = filter.conditions();
    }

    @Override
    public String condition() {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(FilterSql::fragment).collect(Collectors.joining(" and "));
    }

    @Override
    public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (FilterCondition condition : conditions) {
            place = bind(connection, statement, place, condition);
        }
        return place;
    }

    private static String fragment(FilterCondition condition) {
        if (condition.field() == FilterField.LABELS) {
            return ofLabels(condition.lookup());
        }
        String column = column(condition.field());
        return switch (condition.lookup()) {
            case EXACT -> column + " = ?";
            case IN -> column + " = any (?)";
            case CONTAINS -> column + " like ?";
            case IS_NULL -> column + (isTrue(condition) ? " is null" : " is not null");
        };
    }

    private static String ofLabels(Lookup lookup) {
        return lookup == Lookup.CONTAINS
                // The index finds rows; a text with a line break in it might reach from one label into the next.
                ? "(metatables.label_text(m.labels) like ? and exists (select from pg_catalog.unnest(m.labels) label where label like ?))"
                : "m.labels && ?";
    }

    private static String column(FilterField field) {
        return switch (field) {
            case IDENTIFIER -> "m.identifier";
            case UID -> "m.uid";
            case DATA_SOURCE_UID -> "m.data_source_uid";
            case NAMESPACE -> "m.namespace";
            case MANAGEMENT_MODE -> "m.management_mode";
            case PROVISIONING_STATUS -> "m.provisioning_status";
            case SCHEMA_MANAGEMENT_MODE -> "m.schema_management_mode";
            case MIGRATION_PROVIDER_KEY -> "m.migration_provider_key";
            // As the index of the order has it.
            case PHYSICAL_SCHEMA -> "m.physical_schema collate \"C\"";
            case PHYSICAL_TABLE_NAME -> "m.physical_table_name";
            case LABELS -> "m.labels";
        };
    }

    private static int bind(Connection connection, PreparedStatement statement, int place, FilterCondition condition)
            throws SQLException {
        String value = condition.values().isEmpty() ? "" : condition.values().get(0);
        boolean uid = condition.field() == FilterField.UID || condition.field() == FilterField.DATA_SOURCE_UID;
        boolean labels = condition.field() == FilterField.LABELS;
        switch (condition.lookup()) {
            case EXACT -> {
                if (labels) {
                    bindArray(connection, statement, place, "text", condition);
                } else {
                    statement.setObject(place, uid ? UUID.fromString(value) : value);
                }
                return place + 1;
            }
            case IN -> {
                bindArray(connection, statement, place, uid ? "uuid" : "text", condition);
                return place + 1;
            }
            case CONTAINS -> {
                int places = labels ? 2 : 1;
                for (int i = 0; i < places; i++) {
                    statement.setString(place + i, "%" + escaped(value) + "%");
                }
                return place + places;
            }
            default -> {
                return place;
            }
        }
    }

    private static void bindArray(
            Connection connection, PreparedStatement statement, int place, String type, FilterCondition condition)
            throws SQLException {
        statement.setArray(
                place, connection.createArrayOf(type, condition.values().toArray()));
    }

    private static boolean isTrue(FilterCondition condition) {
        return condition.values().get(0).equals("true");
    }

    /** The text without a character that means something in a pattern. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
