package org.metatables.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.internal.json.JsonFault;

/** A contract that breaks the rules of {@code relational-table.v1}. It names every fault, each with its place. */
public final class InvalidContractException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidContractException(List<JsonFault> faults) {
        super(Problem.of("The table contract is not valid: "
                        + faults.stream().map(JsonFault::toString).collect(Collectors.joining(" ")))
                .remedy("Correct the contract, or write it with TableContract.of(definition)."));
        this.faults = faults.stream().map(JsonFault::toString).toList();
    }

    /** Every fault as a sentence that begins with its place, such as {@code columns[3].data_type: It is missing.} */
    public List<String> faults() {
        return faults;
    }
}
