package org.metatables.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say about a contract that somebody wrote: the contract in its normal form, or every fault in it.
 *
 * <p>The time and the memory that it takes are bounded: a contract beyond {@value #MOST_CHARACTERS} characters or {@value
 * #MOST_COLUMNS} columns is refused without a look at the rest, and of more than {@value #MOST_FAULTS} faults only the first are
 * told. See 7.3 of the reference system's specification.
 *
 * @param contract the normal form: defaults filled in, words for types normalised; empty if there is a fault
 * @param faults every fault; empty if the contract is valid
 */
public record ContractValidation(Optional<TableContract> contract, List<ContractFault> faults) {

    /** The most characters that a contract may have. */
    public static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    /** The most columns that PostgreSQL has room for in a table. */
    public static final int MOST_COLUMNS = 1_600;

    /** How many faults are told. */
    public static final int MOST_FAULTS = 1_000;

    /** @throws IllegalArgumentException if there is neither a contract nor a fault, or both */
    public ContractValidation {
        faults = List.copyOf(faults);
        if (contract.isPresent() != faults.isEmpty()) {
            throw new IllegalArgumentException("A contract is either valid or has faults.");
        }
    }

    /** Validates a contract as text. Whatever the text is, nothing is thrown. */
    public static ContractValidation of(String json) {
        return ContractJson.validate(json);
    }

    /**
     * Validates a contract that is a part of a document that was read already.
     *
     * @param members texts, numbers, truth values, lists and maps of these
     */
    public static ContractValidation of(Map<String, ?> members) {
        return ContractJson.validate(members);
    }

    public boolean isValid() {
        return faults.isEmpty();
    }

    /**
     * The contract in its normal form.
     *
     * @throws InvalidContractException with every fault if it is not valid
     */
    public TableContract orElseThrow() {
        return contract.orElseThrow(() -> new InvalidContractException(faults));
    }
}
