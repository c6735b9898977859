package org.metatables.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.definition.TableDefinition;

/**
 * What a table promises to whoever reads or writes it: the neutral wire form {@value #VERSION}.
 *
 * <p>It does not tell of indexes, foreign keys, checks, or unique constraints over several columns. See 2.1 and 2.5 of
 * the reference system's specification.
 *
 * @param timeIndexed whether the table is time-indexed
 * @param physical where the table is
 * @param columns its columns, in source declaration order
 * @param constraints always empty where we write it; kept where others wrote more
 * @param authoring where the table was authored, as on the wire; empty where the contract does not say
 */
public record TableContract(
        boolean timeIndexed,
        Physical physical,
        List<ContractColumn> columns,
        List<Map<String, Object>> constraints,
        Map<String, Object> authoring) {

    /** The only version there is. */
    public static final String VERSION = "relational-table.v1";

    /** @throws InvalidContractException if two columns have one name */
    public TableContract {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        authoring = Collections.unmodifiableMap(new LinkedHashMap<>(authoring));
        requireDistinctNames(columns);
    }

    /** The contract that a definition yields. */
    public static TableContract of(TableDefinition table) {
        return new TableContract(
                table.timeIndex().isPresent(),
                new Physical(
                        Optional.of(table.name().schema()),
                        Optional.of(table.name().table())),
                table.columns().stream()
                        .map(column -> ContractColumn.of(table, column))
                        .toList(),
                List.of(),
                ContractAuthoring.of(table));
    }

    /**
     * Reads a contract strictly.
     *
     * @throws InvalidContractException with every fault and its place if the text is not JSON, has a key that is not
     *     known, lacks one that is required, or has a value of the wrong kind
     */
    public static TableContract parse(String json) {
        return ContractValidation.of(json).orElseThrow();
    }

    /** The contract as JSON on one line, without nulls. */
    public String toJson() {
        return ContractJson.write(this);
    }

    private static void requireDistinctNames(List<ContractColumn> columns) {
        Set<String> names = new HashSet<>();
        List<ContractFault> faults = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (!names.add(name)) {
                faults.add(new ContractFault(
                        "columns[" + i + "].name",
                        "There is another column " + name + ".",
                        "Give each column a name of its own."));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidContractException(faults);
        }
    }

    /**
     * Where a table is.
     *
     * @param schema the schema; a reader takes an absent one as {@code public}
     * @param tableName the table
     */
    public record Physical(Optional<String> schema, Optional<String> tableName) {}
}
