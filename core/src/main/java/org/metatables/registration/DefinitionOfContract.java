package org.metatables.registration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metatables.Problem;
import org.metatables.contract.ContractColumn;
import org.metatables.contract.TableContract;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnType;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.TimeIndex;

/**
 * The table that a contract describes: its columns with their types and defaults, its primary key, the columns that are unique, and
 * the grain. Of indexes, foreign keys and checks a contract does not tell.
 */
final class DefinitionOfContract {

    private static final String UNKNOWN_MODULE = "registration";

    private DefinitionOfContract() {}

    /** @throws InvalidDefinitionException if no table can be made of it */
    static TableDefinition of(RegistrationRequest request) {
        TableContract contract = request.contract();
        if (!contract.constraints().isEmpty()) {
            throw new InvalidDefinitionException(Problem.of("The constraints of a contract are not understood.")
                    .remedy("Leave them out, or register the table with its definition."));
        }
        TableDefinitionBuilder table =
                TableDefinition.builder(request.name(), request.name().schema(), authoring(contract, request));
        contract.columns().forEach(column -> table.column(column(column)));
        List<String> key = contract.columns().stream()
                .filter(ContractColumn::primaryKey)
                .map(ContractColumn::name)
                .toList();
        if (!key.isEmpty()) {
            table.primaryKey(new PrimaryKey(Optional.empty(), key));
        }
        request.timeIndexing().ifPresent(indexing -> table.timeIndex(grain(contract, indexing)));
        return table.build();
    }

    private static ColumnDefinition column(ContractColumn column) {
        String stored = column.backendType().orElseGet(() -> column.dataType().toUpperCase(Locale.ROOT));
        return new ColumnDefinition(
                column.name(),
                new ColumnType(column.dataType(), stored, sqlType(column)),
                column.nullable(),
                column.unique(),
                column.serverDefault()
                        .<ColumnValue>map(ColumnValue.Default::new)
                        .orElseGet(ColumnValue.Given::new),
                Optional.empty(),
                column.description(),
                column.label(),
                column.logicalName());
    }

    /** The stored type is the type, but for the words of other databases; without it, the token has to do. */
    private static String sqlType(ContractColumn column) {
        String stored = column.backendType().orElse("");
        return switch (stored.toUpperCase(Locale.ROOT)) {
            case "" -> sqlType(column.dataType());
            case "DOUBLE" -> "double precision";
            case "BLOB" -> "bytea";
            case "ARRAY" ->
                throw new InvalidDefinitionException(
                        Problem.of("The contract does not say of what the column " + column.name() + " is an array.")
                                .remedy("Name the stored type in full, such as TEXT[]."));
            default -> stored;
        };
    }

    private static String sqlType(String token) {
        return switch (token) {
            case "string" -> "text";
            case "bool" -> "boolean";
            case "int16" -> "smallint";
            case "int32" -> "integer";
            case "int64" -> "bigint";
            case "float32" -> "real";
            case "float64" -> "double precision";
            default -> token;
        };
    }

    private static Authoring authoring(TableContract contract, RegistrationRequest request) {
        if (contract.authoring().get("table_model") instanceof Map<?, ?> model
                && model.get("module") instanceof String module
                && model.get("qualname") instanceof String qualname) {
            return new Authoring.Entity(module, qualname);
        }
        return new Authoring.Entity(UNKNOWN_MODULE, request.name().table());
    }

    private static TimeIndex grain(TableContract contract, TimeIndexing indexing) {
        Map<?, ?> words = contract.authoring().get("time_indexed") instanceof Map<?, ?> said ? said : Map.of();
        List<String> grain = words.get("index_names") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of(indexing.timeIndexName());
        Map<String, String> layout = new TreeMap<>();
        if (words.get("storage_layout") instanceof Map<?, ?> said) {
            said.forEach((key, value) -> layout.put(String.valueOf(key), String.valueOf(value)));
        }
        return new TimeIndex(indexing.timeIndexName(), grain, indexing.cadence(), layout);
    }
}
