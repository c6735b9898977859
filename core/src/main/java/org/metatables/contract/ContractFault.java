package org.metatables.contract;

import org.metatables.internal.json.JsonFault;

/**
 * One thing that is wrong with a contract.
 *
 * @param path where, such as {@code columns[3].data_type}; empty for the contract as a whole
 * @param what what is wrong, as an English sentence
 * @param remedy what to do, as English sentences; never empty
 */
public record ContractFault(String path, String what, String remedy) {

    private static final String DEFAULT_REMEDY = "Correct it accordingly.";

    static ContractFault of(JsonFault fault) {
        return new ContractFault(
                fault.path(), fault.message(), fault.remedy().isEmpty() ? DEFAULT_REMEDY : fault.remedy());
    }

    /** The same fault of a document that has the contract under a key. */
    public ContractFault under(String key) {
        return new ContractFault(path.isEmpty() ? key : key + "." + path, what, remedy);
    }

    /** Place, what is wrong, and what to do. */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + what + " " + remedy;
    }
}
