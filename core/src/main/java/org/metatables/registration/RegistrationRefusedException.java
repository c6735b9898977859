package org.metatables.registration;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/**
 * Tables cannot be registered. Nothing was written: neither their rows and tables nor those of the requests that nothing stands
 * against.
 */
public final class RegistrationRefusedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    RegistrationRefusedException(List<Refusal> refusals) {
        super(Problem.of(refusals.stream().map(Refusal::sentence).collect(Collectors.joining(" ")))
                .remedy("Nothing was written."));
        this.refusals = List.copyOf(refusals);
    }

    /** Everything that was found to stand against it, at least one refusal. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
