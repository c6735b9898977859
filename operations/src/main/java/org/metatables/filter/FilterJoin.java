package org.metatables.filter;

import org.metatables.Problem;

/**
 * Another table that a filter may name fields of. What joins the two is the foreign key between them.
 *
 * @param name by which the filter calls it, as in {@code customer.region}
 * @param storageHash which table it is
 * @param type what becomes of rows without a counterpart
 */
public record FilterJoin(String name, String storageHash, JoinType type) {

    /** @throws InvalidFilterException if the name cannot be that of a join, or the storage hash is blank */
    public FilterJoin {
        FieldName.of(name, "id");
        if (storageHash.isBlank()) {
            throw new InvalidFilterException(Problem.of("The join " + name + " does not say which table it joins.")
                    .remedy("Give it the storage hash of the table."));
        }
    }
}
