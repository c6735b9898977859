package org.metatables.contract;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.TableDefinition;

/**
 * A column as a contract tells of it.
 *
 * @param name the physical name
 * @param dataType the neutral token
 * @param backendType the stored type
 * @param nullable whether the column takes null
 * @param primaryKey whether the column is part of the primary key
 * @param unique whether the column alone is unique
 * @param serverDefault the default that the table really has; a contract tells only of {@value #RANDOM_UUID}
 * @param description what the column holds
 * @param label a short name for headings
 * @param logicalName the name by which the business knows the column
 */
public record ContractColumn(
        String name,
        String dataType,
        Optional<String> backendType,
        boolean nullable,
        boolean primaryKey,
        boolean unique,
        Optional<String> serverDefault,
        Optional<String> description,
        Optional<String> label,
        Optional<String> logicalName) {

    /** The one default that contracts and fingerprints tell of: the database makes the key. */
    public static final String RANDOM_UUID = "gen_random_uuid()";

    public ContractColumn {
        if (name.isBlank()) {
            throw new InvalidDefinitionException(Problem.of("A column has no name."));
        }
        dataType = DataTypes.normaliseToken(dataType);
        backendType = backendType.flatMap(DataTypes::normaliseBackendType);
    }

    /** The column of a definition. */
    static ContractColumn of(TableDefinition table, ColumnDefinition column) {
        boolean key = table.isPrimaryKeyColumn(column.name());
        return new ContractColumn(
                column.name(),
                column.type().dataType(),
                Optional.of(column.type().backendType()),
                column.nullable() && !key,
                key,
                column.unique(),
                key ? keyDefault(column) : Optional.empty(),
                column.description(),
                column.label(),
                column.logicalName());
    }

    private static Optional<String> keyDefault(ColumnDefinition column) {
        boolean random = column.type().dataType().equals(DataTypes.UUID)
                && column.value() instanceof ColumnValue.Default value
                && value.expression().strip().equalsIgnoreCase(RANDOM_UUID);
        return random ? Optional.of(RANDOM_UUID) : Optional.empty();
    }
}
