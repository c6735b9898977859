package org.metatables.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A contract that breaks the rules of {@code relational-table.v1}. It has every fault, each with its place. */
public final class InvalidContractException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private static final int IN_MESSAGE = 20;

    private final transient List<ContractFault> faults;

    InvalidContractException(List<ContractFault> faults) {
        super(Problem.of("The table contract is not valid: " + sentences(faults))
                .remedy("Correct the contract, or write it with TableContract.of(definition)."));
        this.faults = List.copyOf(faults);
    }

    /** Every fault; the message has no more than the first {@value #IN_MESSAGE}. */
    public List<ContractFault> faults() {
        return faults;
    }

    private static String sentences(List<ContractFault> faults) {
        String first =
                faults.stream().limit(IN_MESSAGE).map(ContractFault::toString).collect(Collectors.joining(" "));
        return faults.size() > IN_MESSAGE ? first + " And " + (faults.size() - IN_MESSAGE) + " more." : first;
    }
}
