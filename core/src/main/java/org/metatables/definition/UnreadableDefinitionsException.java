package org.metatables.definition;

import java.util.List;
import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** A document of definitions that cannot be read. It names the document, and every fault with its place. */
public final class UnreadableDefinitionsException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    UnreadableDefinitionsException(String source, List<String> faults, String remedy) {
        super(Problem.of("The definitions cannot be read: " + String.join(" ", faults))
                .at(source)
                .remedy(remedy));
        this.faults = List.copyOf(faults);
    }

    /** Every fault as a sentence that begins with its place, such as {@code tables[3] (account).columns: ...}. */
    public List<String> faults() {
        return faults;
    }
}
