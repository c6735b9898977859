package org.metatables.registration;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metatables.contract.ContractColumn;
import org.metatables.contract.TableContract;
import org.metatables.definition.TableDefinition;

/** A contract whose columns come from the table, with what the request says about their meaning. */
final class CompletedContract {

    private CompletedContract() {}

    static TableContract of(TableContract requested, TableDefinition seen) {
        Map<String, ContractColumn> said =
                requested.columns().stream().collect(Collectors.toMap(ContractColumn::name, Function.identity()));
        return new TableContract(
                requested.timeIndexed(),
                requested.physical(),
                TableContract.of(seen).columns().stream()
                        .map(column -> meaning(column, Optional.ofNullable(said.get(column.name()))))
                        .toList(),
                requested.constraints(),
                requested.authoring());
    }

    private static ContractColumn meaning(ContractColumn column, Optional<ContractColumn> said) {
        return new ContractColumn(
                column.name(),
                column.dataType(),
                column.backendType(),
                column.nullable(),
                column.primaryKey(),
                column.unique(),
                column.serverDefault(),
                said.flatMap(ContractColumn::description),
                said.flatMap(ContractColumn::label),
                said.flatMap(ContractColumn::logicalName));
    }
}
