package org.metatables.registration;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A request to register a table that breaks the rules. It names every fault, each with its place; nothing was written. */
public final class InvalidRegistrationException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidRegistrationException(List<String> faults) {
        super(Problem.of("The request to register is not valid: " + String.join(" ", faults) + " Nothing was written.")
                .remedy("Correct the request."));
        this.faults = List.copyOf(faults);
    }

    /** Every fault as a sentence that begins with its place, such as {@code table_contract.columns[3].name: It is missing.} */
    public List<String> faults() {
        return faults;
    }
}
