package org.metatables.definition;

/**
 * The type of a column, in the three words that its readers need.
 *
 * @param dataType the neutral token of the contract, such as {@code string} or {@code timestamp with time zone}
 * @param backendType the contract's upper-case word for the stored type, such as {@code VARCHAR(64)}
 * @param sqlType the type as PostgreSQL's DDL takes it, such as {@code varchar(64)} or {@code integer array}
 */
public record ColumnType(String dataType, String backendType, String sqlType) {

    public ColumnType {
        if (dataType.isBlank() || backendType.isBlank() || sqlType.isBlank()) {
            throw new IllegalArgumentException("A column type needs a token, a backend type and an SQL type.");
        }
    }
}
